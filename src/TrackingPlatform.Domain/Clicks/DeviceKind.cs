namespace TrackingPlatform.Domain.Clicks;

/// <summary>The kind of device behind a click.</summary>
public enum DeviceKind
{
    /// <summary>The agent does not say.</summary>
    Unknown,

    /// <summary>A computer.</summary>
    Desktop,

    /// <summary>A telephone.</summary>
    Mobile,

    /// <summary>A tablet.</summary>
    Tablet,

    /// <summary>A television, set-top box, stick or game console.</summary>
    Tv,

    /// <summary>No person's device: a crawler, a monitor or a program.</summary>
    Bot,
}
