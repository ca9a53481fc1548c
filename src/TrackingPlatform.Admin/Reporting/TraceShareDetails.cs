using System.ComponentModel;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A link to a trace as pages and the API show it.</summary>
public sealed record TraceShareDetails(
    TraceShareId Id,
    [property: Description("The id whose story is told: the click's where there is one.")] string Subject,
    TraceAudience Audience,
    [property: Description("The publisher or advertiser through whose eyes; null for anyone's.")] string? Partner,
    string? PartnerName,
    TraceShareState State,
    string MadeBy,
    DateTimeOffset MadeAt,
    DateTimeOffset ExpiresAt,
    string? RevokedBy,
    DateTimeOffset? RevokedAt,
    int Opens,
    DateTimeOffset? LastOpenedAt)
{
    [Description("The link; told this once, since only its hash is kept.")]
    public string? Url { get; init; }

    internal static TraceShareDetails Of(StoredTraceShare share, DateTimeOffset now) => new(
        share.Id,
        share.Subject,
        share.Viewer.Audience,
        share.Viewer switch
        {
            TraceViewer.ForPublisher(var publisher) => publisher.ToString(),
            TraceViewer.ForAdvertiser(var advertiser) => advertiser.ToString(),
            _ => null,
        },
        share.PartnerName,
        TraceShareTerm.StateOf(share.ExpiresAt, share.RevokedAt, now),
        share.MadeBy,
        share.MadeAt,
        share.ExpiresAt,
        share.RevokedBy,
        share.RevokedAt,
        share.Opens,
        share.LastOpenedAt);
}
