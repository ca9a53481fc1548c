namespace TrackingPlatform.Domain.Campaigns;

/// <summary>
/// The configuration of all tenants as plain values, as it is read from the database and kept on disk.
/// Secrets are in it only hashed or encrypted.
/// </summary>
/// <param name="Version">The configuration's version.</param>
/// <param name="Tenants">All tenants.</param>
/// <param name="Advertisers">All advertisers, archived ones too: their postbacks are still taken.</param>
/// <param name="Publishers">All publishers.</param>
/// <param name="Offers">All offers, so that a refusal can name its reason.</param>
/// <param name="Campaigns">All campaigns.</param>
/// <param name="Links">All links that are not archived.</param>
/// <param name="VisitorKeys">The keys of the days around today, encrypted.</param>
public sealed record SnapshotContents(
    long Version,
    IReadOnlyList<SnapshotContents.TenantRow> Tenants,
    IReadOnlyList<SnapshotContents.AdvertiserRow> Advertisers,
    IReadOnlyList<SnapshotContents.PublisherRow> Publishers,
    IReadOnlyList<SnapshotContents.OfferRow> Offers,
    IReadOnlyList<SnapshotContents.CampaignRow> Campaigns,
    IReadOnlyList<SnapshotContents.LinkRow> Links,
    IReadOnlyList<SnapshotContents.VisitorKeyRow> VisitorKeys)
{
    /// <summary>A tenant.</summary>
    public sealed record TenantRow(Guid Id, string Name, string TimeZone, string Currency, string? FallbackUrl, bool AlwaysAnswers200);

    /// <summary>An advertiser.</summary>
    public sealed record AdvertiserRow(Guid Tenant, Guid Id, byte[] TokenHash, string TokenCipher);

    /// <summary>A publisher.</summary>
    public sealed record PublisherRow(Guid Tenant, Guid Id, string Status);

    /// <summary>An offer.</summary>
    public sealed record OfferRow(Guid Tenant, Guid Id, Guid Advertiser, string Name, string Status, string Destination, string Currency, string? FallbackUrl);

    /// <summary>A campaign; offers in order with their weights.</summary>
    public sealed record CampaignRow(Guid Tenant, Guid Id, string Name, string Status, string? FallbackUrl, IReadOnlyList<WeightRow> Offers);

    /// <summary>An offer's share of a campaign.</summary>
    public sealed record WeightRow(Guid Offer, int Weight);

    /// <summary>A link.</summary>
    public sealed record LinkRow(Guid Tenant, Guid Id, string Code, Guid Campaign, Guid Publisher, string Status, IReadOnlyDictionary<string, string> Defaults);

    /// <summary>The key of one day, encrypted.</summary>
    public sealed record VisitorKeyRow(DateOnly Day, string Cipher);
}
