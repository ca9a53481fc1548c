namespace TrackingPlatform.Domain.Reporting;

/// <summary>For whom a trace is shared.</summary>
public enum TraceAudience
{
    /// <summary>Whoever sent the visitor and is paid.</summary>
    Publisher,

    /// <summary>Whoever reported the conversion and pays.</summary>
    Advertiser,

    /// <summary>Anybody who has the link: sees least, neither money nor names of partners.</summary>
    Anyone,
}
