using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Somebody saw a link's creative. Counted in quarters of an hour, never kept one by one; equal ones are one key of a roll-up.</summary>
/// <param name="TenantId">Whose link it is.</param>
/// <param name="Bucket">The quarter of an hour, UTC.</param>
/// <param name="PublisherId">Who showed it.</param>
/// <param name="CampaignId">The campaign; null when an offer was shown directly.</param>
/// <param name="OfferId">The offer; null where a campaign has several, since none is chosen yet.</param>
/// <param name="AdvertiserId">Whose offer it is; null with <paramref name="OfferId"/>.</param>
/// <param name="LinkId">The link; null for the long forms.</param>
/// <param name="Currency">The offer's currency or the tenant's, as with clicks.</param>
/// <param name="Creative">The creative, cut to <see cref="CreativeLimit"/> characters; empty when not named.</param>
public readonly record struct Impression(
    TenantId TenantId, DateTimeOffset Bucket, PublisherId PublisherId, CampaignId? CampaignId, OfferId? OfferId, AdvertiserId? AdvertiserId, LinkId? LinkId, Currency Currency, string Creative)
{
    /// <summary>Characters of a creative's name by which impressions are counted.</summary>
    public const int CreativeLimit = 64;

    /// <summary>Minutes of a bucket, as of all roll-ups.</summary>
    public const int BucketMinutes = 15;

    /// <summary>An impression of what was asked for.</summary>
    public static Impression Of(in ClickTarget target, string? creative, DateTimeOffset now)
    {
        var offer = target.Offer ?? (target.Campaign?.Offers.Distinct().Take(2).ToArray() is [var only] ? only : null);
        var bucket = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % (TimeSpan.TicksPerMinute * BucketMinutes)), TimeSpan.Zero);
        return new Impression(
            target.Tenant.Id, bucket, target.Publisher.Id, target.Campaign?.Id, offer?.Id, offer?.Advertiser, target.Link?.Id, offer?.Currency ?? target.Tenant.Currency,
            creative is null ? string.Empty : creative.Length <= CreativeLimit ? creative : Cut(creative));
    }

    // Never half a character.
    private static string Cut(string creative) => char.IsHighSurrogate(creative[CreativeLimit - 1]) ? creative[..(CreativeLimit - 1)] : creative[..CreativeLimit];
}
