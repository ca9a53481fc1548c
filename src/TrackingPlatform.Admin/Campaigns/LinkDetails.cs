using System.Text.Json.Serialization;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>A link as pages and the API show it.</summary>
/// <param name="Url">What the publisher puts on a page.</param>
/// <param name="Version">For <c>ETag</c> and <c>If-Match</c>.</param>
public sealed record LinkDetails(
    LinkId Id,
    string Code,
    string Url,
    CampaignId Campaign,
    string CampaignName,
    PublisherId Publisher,
    string PublisherName,
    IReadOnlyDictionary<string, string> Defaults,
    EntityStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    [property: JsonIgnore] uint Version) : ISetupDetails<LinkDraft>
{
    string ISetupDetails<LinkDraft>.Key => Id.ToString();

    /// <summary>To be changed and handed back.</summary>
    public LinkDraft ToDraft() => new()
    {
        Campaign = Campaign.ToString(),
        Publisher = Publisher.ToString(),
        Code = Code,
        Defaults = new Dictionary<string, string>(Defaults),
        Status = WireName<EntityStatus>.Of(Status),
    };
}
