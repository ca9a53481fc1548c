namespace TrackingPlatform.Domain.Offers;

/// <summary>What becomes of that which a full cap has no room for.</summary>
public enum CapOverflow
{
    /// <summary>Visitors follow the fallback. Conversions of visitors sent before are held.</summary>
    Fallback,

    /// <summary>Conversions are held until a person decides or there is room.</summary>
    Hold,

    /// <summary>Conversions are booked with a payout of nothing.</summary>
    Unpaid,

    /// <summary>All is taken and counted over the limit, with an alarm: a soft cap.</summary>
    Accept,
}
