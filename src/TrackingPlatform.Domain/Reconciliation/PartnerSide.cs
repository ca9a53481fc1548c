namespace TrackingPlatform.Domain.Reconciliation;

/// <summary>Whose list is held against the books.</summary>
public enum PartnerSide
{
    /// <summary>An advertiser's: what it sold, and what it owes.</summary>
    Advertiser,

    /// <summary>A publisher's: what it is owed.</summary>
    Publisher,
}
