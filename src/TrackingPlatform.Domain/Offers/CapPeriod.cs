namespace TrackingPlatform.Domain.Offers;

/// <summary>After what time a cap begins anew.</summary>
public enum CapPeriod
{
    /// <summary>Every full hour.</summary>
    Hour,

    /// <summary>Every midnight.</summary>
    Day,

    /// <summary>Every Monday's midnight.</summary>
    Week,

    /// <summary>The midnight of every first of the month.</summary>
    Month,

    /// <summary>Never.</summary>
    Lifetime,
}
