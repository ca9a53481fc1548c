namespace TrackingPlatform.Domain.Reconciliation;

/// <summary>Which amount of a conversion the list's amounts are held against.</summary>
public enum ComparedAmount
{
    /// <summary>The sale amount.</summary>
    Amount,

    /// <summary>What the advertiser owes.</summary>
    Revenue,

    /// <summary>What the publisher gets.</summary>
    Payout,
}
