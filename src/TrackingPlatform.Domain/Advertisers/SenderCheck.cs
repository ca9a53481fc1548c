namespace TrackingPlatform.Domain.Advertisers;

/// <summary>How strictly one proof of a postback's sender is asked for.</summary>
public enum SenderCheck
{
    /// <summary>Not asked for.</summary>
    Off,

    /// <summary>What lacks it is taken all the same, and noted.</summary>
    ReportOnly,

    /// <summary>What lacks it is refused.</summary>
    Enforced,
}
