using System.Globalization;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>
/// Decides what an outsider sees of a trace: the one place where that is decided. It lists what is shown, so what is added to traces later is not shown until
/// somebody says so here.
/// </summary>
public static class TraceSharing
{
    /// <summary>The trace as <paramref name="viewer"/> sees it; empty when they have no part in it.</summary>
    public static SharedTrace Show(TracedStory story, TraceViewer viewer)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(viewer);
        var click = story.Click is { } found && IsOf(found, viewer) ? Click(found, viewer) : null;
        var conversions = story.Conversions.Where(each => IsOf(each, viewer)).ToList();
        return new SharedTrace
        {
            Audience = viewer.Audience,
            Click = click,
            Conversions = [.. conversions.Select(each => Conversion(each, click, story.Deliveries.Where(delivery => delivery.Conversion == each.Id && !delivery.IsWebhook), viewer))],
            Postbacks = [.. story.Postbacks.Where(each => IsOf(each, conversions, click is not null, viewer)).Select(each => Postback(each, viewer))],
        };
    }

    private static bool IsOf(TracedStory.TracedClick each, TraceViewer viewer) => viewer switch
    {
        TraceViewer.ForPublisher(var publisher) => each.Click.PublisherId == publisher,
        TraceViewer.ForAdvertiser(var advertiser) => each.Click.AdvertiserId == advertiser,
        _ => true,
    };

    private static bool IsOf(TracedStory.TracedConversion each, TraceViewer viewer) => viewer switch
    {
        TraceViewer.ForPublisher(var publisher) => each.IsVisible && each.Publisher == publisher,
        TraceViewer.ForAdvertiser(var advertiser) => each.Advertiser == advertiser,
        _ => each.IsVisible,
    };

    // One that came to nothing is told to the publisher whose click it names: it is why they were not paid.
    private static bool IsOf(TracedStory.TracedPostback each, List<TracedStory.TracedConversion> shown, bool isTheirClick, TraceViewer viewer) => viewer switch
    {
        TraceViewer.ForAdvertiser(var advertiser) => each.Advertiser == advertiser,
        _ when each.Conversion is { } booked => shown.Exists(conversion => conversion.Id == booked),
        _ => isTheirClick && each.IsVisible,
    };

    private static SharedTrace.SharedClick Click(TracedStory.TracedClick traced, TraceViewer viewer)
    {
        var click = traced.Click;
        var shared = new SharedTrace.SharedClick(click.Id, click.At, traced.OfferName, click.Verdict, click.Reason, click.Visitor.Country, click.Visitor.Device)
        {
            IsPrefetch = click.Flags.HasFlag(ClickFlags.Prefetch),
            IsTest = click.Flags.HasFlag(ClickFlags.Test),
        };
        return viewer switch
        {
            TraceViewer.ForPublisher => shared with
            {
                LinkCode = traced.LinkCode,
                ClickRef = click.Parameters.ClickRef,
                Subs = [.. click.Parameters.Subs.Select((sub, index) => (Number: index + 1, Sub: sub)).Where(each => each.Sub is not null).Select(each => KeyValuePair.Create(each.Number, each.Sub!))], // the line's own filter
            },
            TraceViewer.ForAdvertiser => shared with { Publisher = click.PublisherId },
            _ => shared,
        };
    }

    private static SharedTrace.SharedConversion Conversion(
        TracedStory.TracedConversion traced, SharedTrace.SharedClick? click, IEnumerable<TracedStory.TracedDelivery> deliveries, TraceViewer viewer)
    {
        var shared = new SharedTrace.SharedConversion(traced.Id, traced.OfferName, traced.Event, traced.Status, traced.Reason, traced.OccurredAt)
        {
            IsTest = traced.IsTest,
            FoundBy = traced.Attribution?.Model,
            Age = click is not null && traced.ClickId == click.Id ? traced.OccurredAt - click.At : null,
        };
        shared = viewer switch
        {
            TraceViewer.ForPublisher => shared with
            {
                TransactionId = traced.TransactionId,
                Amount = traced.Amount,
                Payout = traced.Payout,
                Formula = traced.PayoutFormula,
                History = [.. traced.History.Select(each => new SharedTrace.SharedChange(each.At, each.Status, each.Reason, each.Payout))],
            },
            TraceViewer.ForAdvertiser => shared with
            {
                TransactionId = traced.TransactionId,
                Amount = traced.Amount,
                Revenue = traced.Revenue,
                Formula = traced.RevenueFormula,
                History = [.. traced.History.Select(each => new SharedTrace.SharedChange(each.At, each.Status, each.Reason, each.Revenue))],
            },
            _ => shared with { History = [.. traced.History.Select(each => new SharedTrace.SharedChange(each.At, each.Status, each.Reason, null))] },
        };
        var told = viewer is TraceViewer.ForPublisher ? Told(shared, click) : null;
        return shared with { Deliveries = [.. deliveries.Where(each => each.Publisher == traced.Publisher).Select(each => Delivery(each, told, viewer))] };
    }

    private static SharedTrace.SharedPostback Postback(TracedStory.TracedPostback traced, TraceViewer viewer)
    {
        var shared = new SharedTrace.SharedPostback(EntityId.TimeOf(traced.Id.Value), traced.Verdict, traced.Reason);
        return viewer is TraceViewer.ForAdvertiser
            ? shared with { Receipt = traced.Id, Event = traced.Event, TransactionId = traced.TransactionId, Amount = traced.Amount }
            : shared;
    }

    private static SharedTrace.SharedDelivery Delivery(TracedStory.TracedDelivery traced, HashSet<string>? told, TraceViewer viewer)
    {
        var shared = new SharedTrace.SharedDelivery(traced.StatusSent, traced.State, traced.CreatedAt);
        return viewer is TraceViewer.ForAdvertiser
            ? shared
            : shared with
            {
                Reason = traced.Reason,
                NextAt = traced.NextAt,
                Attempts = [.. traced.Attempts.Select(each => new SharedTrace.SharedAttempt(each.At, each.DurationMs, each.StatusCode, each.Error, told is null ? null : SharedUrl.Of(each.Url, told)))],
            };
    }

    /// <summary>What the publisher reads on the page, and may therefore read in its own address.</summary>
    private static HashSet<string> Told(SharedTrace.SharedConversion conversion, SharedTrace.SharedClick? click) =>
    [
        .. new[]
        {
            conversion.Id.ToString(), conversion.TransactionId, conversion.Event, conversion.OfferName, conversion.Payout?.ToPlainString(), conversion.Payout?.Currency.Code,
            conversion.Payout?.Amount.ToString("0.####", CultureInfo.InvariantCulture), conversion.Amount?.ToPlainString(), click?.Id.ToString(), click?.ClickRef, click?.Country, click?.Device,
        }.OfType<string>(),
        .. click?.Subs.Select(each => each.Value) ?? [],
        .. conversion.History.SelectMany(each => new[] { WireName<ConversionStatus>.Of(each.Status), each.Money?.ToPlainString() }).OfType<string>(),
    ];
}
