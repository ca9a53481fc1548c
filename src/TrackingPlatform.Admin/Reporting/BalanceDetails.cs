using System.ComponentModel;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A balance as the API answers it: sums beside what they are made of, counted apart.</summary>
internal sealed record BalanceDetails
{
    [Description("The first moment counted.")]
    public required DateTimeOffset From { get; init; }

    [Description("The first moment no longer counted.")]
    public required DateTimeOffset To { get; init; }

    [Description("Postbacks received: accepted + updated + duplicate + held + rejected + waiting.")]
    public required long Received { get; init; }

    public required long Accepted { get; init; }

    public required long Updated { get; init; }

    public required long Duplicate { get; init; }

    public required long Held { get; init; }

    public required long Rejected { get; init; }

    public required long Waiting { get; init; }

    [Description("Deliveries planned: delivered + due + leased + parked + dead + suppressed.")]
    public required long Planned { get; init; }

    public required long Delivered { get; init; }

    public required long Due { get; init; }

    public required long Leased { get; init; }

    public required long Parked { get; init; }

    public required long Dead { get; init; }

    public required long Suppressed { get; init; }

    [Description("Conversions that no delivery tells of, not even a suppressed one: always 0.")]
    public required long ConversionsWithoutDelivery { get; init; }

    [Description("Clicks answered: stored + in_journal.")]
    public required long ClicksAnswered { get; init; }

    [Description("Clicks stored as rows.")]
    public required long Stored { get; init; }

    [Description("Clicks that this process has on disk and not in the database yet.")]
    public required long InJournal { get; init; }

    [Description("Whether every sum holds.")]
    public required bool Balanced { get; init; }

    [Description("What does not hold, in words; empty when balanced.")]
    public required IReadOnlyList<string> Faults { get; init; }

    public static BalanceDetails Of(BalanceAnswer answer)
    {
        var (from, until, sheet) = answer;
        return new BalanceDetails
        {
            From = from.ToUniversalTime(),
            To = until.ToUniversalTime(),
            Received = sheet.Received,
            Accepted = sheet.Verdicts[PostbackVerdict.Accepted],
            Updated = sheet.Verdicts[PostbackVerdict.Updated],
            Duplicate = sheet.Verdicts[PostbackVerdict.Duplicate],
            Held = sheet.Verdicts[PostbackVerdict.Held],
            Rejected = sheet.Verdicts[PostbackVerdict.Rejected],
            Waiting = sheet.Verdicts[PostbackVerdict.Waiting],
            Planned = sheet.Planned,
            Delivered = sheet.States[DeliveryState.Delivered],
            Due = sheet.States[DeliveryState.Due],
            Leased = sheet.States[DeliveryState.Leased],
            Parked = sheet.States[DeliveryState.Parked],
            Dead = sheet.States[DeliveryState.Dead],
            Suppressed = sheet.States[DeliveryState.Suppressed],
            ConversionsWithoutDelivery = sheet.ConversionsWithoutDelivery,
            ClicksAnswered = sheet.ClicksAnswered,
            Stored = sheet.ClicksStored,
            InJournal = sheet.ClicksInJournal,
            Balanced = sheet.IsBalanced,
            Faults = BalanceWords.Faults(sheet),
        };
    }
}
