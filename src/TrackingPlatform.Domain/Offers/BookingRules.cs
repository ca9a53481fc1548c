namespace TrackingPlatform.Domain.Offers;

/// <summary>How conversions of an event are taken, besides what they pay.</summary>
public sealed record BookingRules
{
    /// <summary>How long an approved conversion can wait at the most.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromDays(366);

    /// <summary>What an event without wishes has.</summary>
    public static readonly BookingRules Default = new();

    /// <summary>What a repeat does.</summary>
    public DedupeMode Dedupe { get; init; } = DedupeMode.Status;

    /// <summary>How long after it happened an approved conversion waits on hold; null: not at all.</summary>
    public TimeSpan? Hold { get; init; }

    /// <summary>How long after its click this event still counts; null: as long as the offer says.</summary>
    public TimeSpan? AttributionWindow { get; init; }

    /// <summary>False: no publisher is told of it.</summary>
    public bool IsVisible { get; init; } = true;

    /// <summary>Smallest sale amount that is not held, in the offer's currency.</summary>
    public decimal? LeastAmount { get; init; }

    /// <summary>Largest sale amount that is not held, in the offer's currency.</summary>
    public decimal? MostAmount { get; init; }

    /// <summary>A postback may name the revenue as <c>revenue</c>.</summary>
    public bool TakesRevenue { get; init; }

    /// <summary>A postback may name the payout as <c>payout</c>: the advertiser then decides what the publisher gets.</summary>
    public bool TakesPayout { get; init; }

    /// <summary>Whether a sale of this amount needs no look by a person. Without an amount there is nothing to look at.</summary>
    public bool HasInRange(decimal? amount) => amount is not { } given || ((LeastAmount is not { } least || given >= least) && (MostAmount is not { } most || given <= most));
}
