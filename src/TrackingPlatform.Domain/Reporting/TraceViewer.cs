using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>Through whose eyes a shared trace is seen.</summary>
public abstract record TraceViewer
{
    private TraceViewer() { }

    /// <summary>One publisher: sees what is its own, and what it earns.</summary>
    public sealed record ForPublisher(PublisherId Publisher) : TraceViewer;

    /// <summary>One advertiser: sees what it reported, and what it owes.</summary>
    public sealed record ForAdvertiser(AdvertiserId Advertiser) : TraceViewer;

    /// <summary>Anybody: sees what happened when, without money and partners.</summary>
    public sealed record ForAnyone : TraceViewer;

    /// <summary>What kind of eyes these are.</summary>
    public TraceAudience Audience => this switch
    {
        ForPublisher => TraceAudience.Publisher,
        ForAdvertiser => TraceAudience.Advertiser,
        _ => TraceAudience.Anyone,
    };
}
