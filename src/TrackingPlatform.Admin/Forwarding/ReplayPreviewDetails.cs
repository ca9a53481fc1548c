using System.ComponentModel;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>What a replay would do.</summary>
public sealed record ReplayPreviewDetails
{
    public required ReplayKind Kind { get; init; }

    public required ReplayFilterDetails Filter { get; init; }

    [Description("What there is to look at.")]
    public required long Matched { get; init; }

    [Description("How much of it would be sent.")]
    public required long Sent { get; init; }

    [Description("What would not be sent, by reason code.")]
    public required IReadOnlyDictionary<string, long> Skipped { get; init; }

    [Description("Deliveries by the state they stand in; empty for a backfill.")]
    public required IReadOnlyDictionary<string, long> States { get; init; }

    [Description("How many publishers are told.")]
    public required long Publishers { get; init; }

    [Description("Deliveries whose publisher took them before.")]
    public required long ToldTwice { get; init; }

    [Description("Deliveries to disabled endpoints: they are parked again until somebody releases the endpoint.")]
    public required long ToDisabled { get; init; }

    [Description("What the postbacks speak of, by currency. A replay books nothing.")]
    public required IReadOnlyDictionary<string, string> Payout { get; init; }

    [Description("Conversions of a backfill's period that its template has a delivery for already; they are not among those matched.")]
    public required long AlreadyKnown { get; init; }

    [Description("Whether there were more conversions than the template's condition and throttles are asked of beforehand (100,000): of the rest, counted as sent, some may be left out.")]
    public required bool DependsOnCondition { get; init; }

    public required int PerSecond { get; init; }

    [Description("How long it takes at least.")]
    public required long Seconds { get; init; }

    public static ReplayPreviewDetails Of(ReplayPlan plan, ReplayPreview preview) => new()
    {
        Kind = plan.Kind,
        Filter = ReplayFilterDetails.Of(plan),
        Matched = preview.Matched,
        Sent = preview.Sent,
        Skipped = preview.Skipped,
        States = preview.ByState,
        Publishers = preview.Publishers,
        ToldTwice = preview.ToldTwice,
        ToDisabled = preview.ToDisabled,
        Payout = preview.Payout.ToDictionary(each => each.Key, each => new Money(each.Value, Currency.Of(each.Key)).ToPlainString()),
        AlreadyKnown = preview.Known,
        DependsOnCondition = preview.DependsOnCondition,
        PerSecond = plan.Pace.PerSecond,
        Seconds = (long)plan.Pace.Duration(preview.Matched).TotalSeconds,
    };
}
