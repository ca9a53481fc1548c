using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Offers;

/// <summary>Another payout than the event's own, for some publishers, for some time, under conditions or from a volume on.</summary>
/// <param name="Payout">What the publisher gets.</param>
public sealed record PayoutRule(Price Payout)
{
    /// <summary>Rules of one event at the most.</summary>
    public const int Most = 50;

    /// <summary>Characters of a name at the most.</summary>
    public const int LongestName = 60;

    /// <summary>What people call it; shown in the trace.</summary>
    public string? Name { get; init; }

    /// <summary>Whom it pays; empty: everyone.</summary>
    public IReadOnlyList<PublisherId> Publishers { get; init; } = [];

    /// <summary>The first moment of conversions it pays.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The first moment of conversions it pays no more.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What must hold of the click and the sale.</summary>
    public Condition? When { get; init; }

    /// <summary>What the publisher must have reached before.</summary>
    public VolumeTier? After { get; init; }
}
