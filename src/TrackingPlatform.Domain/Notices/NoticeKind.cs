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

    /// <summary>Deliveries to an endpoint were given up: refused for good, or tried in vain for as long as it is tried.</summary>
    DeliveriesDead,

    /// <summary>A publisher proposes how it is told; it waits for approval.</summary>
    TemplateProposed,

    /// <summary>What a publisher proposed is sent from now on.</summary>
    TemplateApproved,

    /// <summary>What a publisher proposed was turned down.</summary>
    TemplateRejected,

    /// <summary>An advertiser has sent no postback for longer than chance explains.</summary>
    PostbacksStopped,

    /// <summary>An advertiser that had stopped sends postbacks again.</summary>
    PostbacksResumed,
}
