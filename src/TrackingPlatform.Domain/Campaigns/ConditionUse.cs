namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What a condition is asked of, which decides what it may look at.</summary>
public enum ConditionUse
{
    /// <summary>A visitor on the way: everything but the sale, which is still to come.</summary>
    Routing,

    /// <summary>A booked sale: what was kept of the click, and the sale itself.</summary>
    Payout,

    /// <summary>A change that a publisher may be told of: what was kept of the click, the sale, its event and its status.</summary>
    Postback,
}
