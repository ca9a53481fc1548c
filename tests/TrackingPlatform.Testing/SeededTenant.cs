using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Testing;

/// <summary>The names of what <see cref="Seed"/> made.</summary>
public sealed record SeededTenant
{
    public required TenantId Id { get; init; }

    public required AdvertiserId Advertiser { get; init; }

    /// <summary>The advertiser's postback token in clear.</summary>
    public required string PostbackToken { get; init; }

    public required OfferId Offer { get; init; }

    /// <summary>The offer's default event.</summary>
    public required EventId Event { get; init; }

    public required PublisherId Publisher { get; init; }

    public required CampaignId Campaign { get; init; }

    public required LinkId Link { get; init; }

    public required string LinkCode { get; init; }

    public required TemplateId Template { get; init; }
}
