namespace TrackingPlatform.Domain.Reporting;

/// <summary>Whether a shared trace can be opened.</summary>
public enum TraceShareState
{
    /// <summary>It can.</summary>
    Open,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Somebody took it back.</summary>
    Revoked,
}
