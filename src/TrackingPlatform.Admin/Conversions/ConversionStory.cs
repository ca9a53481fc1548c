using TrackingPlatform.Admin.Clicks;
using TrackingPlatform.Admin.Forwarding;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Admin.Conversions;

/// <summary>What happened to a conversion, as steps of a timeline: click, every change, every delivery's last news.</summary>
internal static class ConversionStory
{
    public static IReadOnlyList<TimelineStep> Steps(ConversionEntry conversion, ClickEntry? click, IReadOnlyList<DeliveryEntry> deliveries) =>
    [
        .. new[] { Clicked(conversion, click) }.OfType<TimelineStep>()
            .Concat(conversion.History.Select(Changed))
            .Concat(deliveries.Select(Told))
            .OrderBy(step => step.At),
    ];

    public static TimelineStep Changed(ConversionChangeEntry change)
    {
        var status = ConversionWords.Name(change.Status);
        var title = change.EventSeq == 1 ? $"Booked as {status}" : $"Changed to {status}";
        var by = change.Actor is { } actor ? $"by {actor}" : change.ReceiptId is { } receipt ? $"by postback {receipt}" : change.Source;
        by = change.Note is null ? by : $"{by} · “{change.Note}”";
        return new TimelineStep(change.At, title, change.Replaced is null ? by : $"{by} · said before: {ReplacedDetails.Words(change.Replaced)}", StatusTone.Of(status).Tone, change.Reason);
    }

    private static TimelineStep? Clicked(ConversionEntry conversion, ClickEntry? click) => (conversion.ClickAt ?? click?.Click.At) is not { } at ? null : new TimelineStep(
        at,
        conversion.LinkCode is { } code ? $"Click through {code}" : "Click",
        click is null ? null : $"{ClickWords.Place(click.Click.Visitor)} · {ClickWords.Device(click.Click.Visitor)}",
        Href: conversion.ClickId is { } id ? $"/clicks?search={id}&peek={id}" : null);

    private static TimelineStep Told(DeliveryEntry delivery)
    {
        var state = DeliveryWords.StateOf(delivery);
        var title = delivery.State == DeliveryState.Delivered ? $"{delivery.PublisherName} was told" : $"Delivery {state}";
        return new TimelineStep(delivery.LastAt ?? delivery.CreatedAt, title, DeliveryWords.Story(delivery), StatusTone.Of(state).Tone, delivery.Reason ?? delivery.LastError, $"/deliveries?search={delivery.Id}&peek={delivery.Id}");
    }
}
