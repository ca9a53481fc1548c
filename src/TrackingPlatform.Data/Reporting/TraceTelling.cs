using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Picks what matters out of a story for the answer in words.</summary>
internal static class TraceTelling
{
    // What most needs someone to look comes first.
    private static readonly DeliveryState[] WorstFirst =
        [DeliveryState.Dead, DeliveryState.Parked, DeliveryState.Due, DeliveryState.Leased, DeliveryState.Delivered, DeliveryState.Suppressed];

    public static string Answer(
        ClickEntry? click,
        ConversionEntry? conversion,
        int conversions,
        bool areAll,
        IReadOnlyList<InboundEntry> postbacks,
        IReadOnlyList<DeliveryEntry> deliveries,
        DateTimeOffset now) =>
        TraceAnswer.Of(
            new TraceFacts
            {
                Click = click is null ? null : Tell(click),
                Conversion = conversion is null ? null : Tell(conversion, conversions - 1) with { AreOthersCounted = areAll },
                Postback = postbacks.Count == 0 ? null : new TraceFacts.PostbackFacts(postbacks[^1].Verdict, postbacks[^1].Reason),
                Delivery = deliveries
                    .Where(each => each.WebhookId is null && each.ConversionId == conversion?.Id && each.EventSeq == conversion.EventSeq)
                    .OrderBy(each => Array.IndexOf(WorstFirst, each.State))
                    .Select(Tell)
                    .FirstOrDefault(),
            },
            now);

    private static TraceFacts.ClickFacts Tell(ClickEntry entry) => new(
        entry.Click.At,
        entry.PublisherName ?? entry.Click.PublisherId.ToString(),
        entry.OfferName,
        entry.Click.Verdict == ClickVerdict.Refused,
        entry.Click.Reason,
        entry.Click.Flags.HasFlag(ClickFlags.Prefetch))
    {
        IsTest = entry.Click.Flags.HasFlag(ClickFlags.Test),
    };

    private static TraceFacts.ConversionFacts Tell(ConversionEntry entry, int others) => new(
        entry.Status, entry.Reason, entry.PublisherName, entry.Event, entry.OfferName, entry.Payout, entry.OccurredAt, entry.ClickAt, others)
    {
        IsTest = entry.IsTest,
        FoundBy = entry.Explanation?.Model,
    };

    private static TraceFacts.DeliveryFacts Tell(DeliveryEntry entry) => new(
        entry.State, entry.Reason, entry.Attempts.Count == 0 ? entry.Attempt : entry.Attempts.Count, entry.LastStatusCode, entry.LastError, entry.CreatedAt, entry.LastAt, entry.NextAt);
}
