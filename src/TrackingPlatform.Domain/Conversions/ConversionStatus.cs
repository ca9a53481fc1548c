namespace TrackingPlatform.Domain.Conversions;

/// <summary>What a conversion is worth at present.</summary>
public enum ConversionStatus
{
    /// <summary>Counts, and is paid.</summary>
    Approved,

    /// <summary>Waits for the advertiser's word.</summary>
    Pending,

    /// <summary>Held back by a rule or a person.</summary>
    Hold,

    /// <summary>Never counted.</summary>
    Rejected,

    /// <summary>Counted once, then taken back (refund, chargeback).</summary>
    Reversed,
}
