using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Offers;

/// <summary>A limit as people set it. <see cref="BoundCap"/> is one together with what it is on.</summary>
/// <param name="What">What is counted.</param>
/// <param name="Period">When counting begins anew.</param>
/// <param name="Limit">How much is taken at the most; not negative, whole for clicks and conversions, money with up to four decimals.</param>
public sealed record Cap(CapMeasure What, CapPeriod Period, decimal Limit)
{
    /// <summary>The share of the limit, in percent, from which a warning is given unless said otherwise.</summary>
    public const int DefaultWarnAt = 90;

    /// <summary>Caps of one thing at the most.</summary>
    public const int Most = 50;

    /// <summary>Characters in the name of a group at the most.</summary>
    public const int LongestGroup = 60;

    /// <summary>What becomes of that which does not fit.</summary>
    public CapOverflow Overflow { get; init; }

    /// <summary>The zone whose days, weeks and months count, by its IANA name; null is the tenant's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The share of the limit in percent, 1 to 100, from which a warning is given; null gives none.</summary>
    public int? WarnAt { get; init; } = DefaultWarnAt;

    /// <summary>Every publisher has the whole limit for itself.</summary>
    public bool IsPerPublisher { get; init; }

    /// <summary>The one publisher it is for, in place of the limit that every publisher has.</summary>
    public PublisherId? Publisher { get; init; }

    /// <summary>The group of offers that share the counter; null is the offer alone. Each offer of the group keeps to its own limit.</summary>
    public string? Group { get; init; }

    /// <summary>Nothing is ever turned away.</summary>
    public bool IsSoft => Overflow == CapOverflow.Accept;

    /// <summary>Counts each publisher apart.</summary>
    public bool CountsPublishersApart => IsPerPublisher || Publisher is not null;

    /// <summary>Counts money.</summary>
    public bool IsMoney => What is CapMeasure.Payout or CapMeasure.Revenue;

    /// <summary>What of the limit is worth a warning; null gives none.</summary>
    public decimal? WarnFrom => WarnAt is { } percent ? Limit * percent / 100m : null;

    /// <summary>Whether both would count the same for the same publishers.</summary>
    public bool CountsSameAs(Cap other) =>
        (What, Period, TimeZone, Publisher, Group, IsPerPublisher) == (other.What, other.Period, other.TimeZone, other.Publisher, other.Group, other.IsPerPublisher);
}
