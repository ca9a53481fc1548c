namespace TrackingPlatform.Domain.Notices;

/// <summary>What a notice is about. The words are public and stored: they are added to, never renamed.</summary>
public enum NoticeKind
{
    /// <summary>A publisher's endpoint began to fail and is being left alone for a while.</summary>
    EndpointFailing,

    /// <summary>Nothing more is sent to an endpoint until somebody releases it.</summary>
    EndpointDisabled,

    /// <summary>An endpoint that was failing answers again.</summary>
    EndpointRecovered,

    /// <summary>What came in and where it went do not add up.</summary>
    BalanceBroken,

    /// <summary>Books that were sealed have been changed since.</summary>
    SealBroken,

    /// <summary>Rates of exchange could not be fetched, or were not believed.</summary>
    RatesNotFetched,
}
