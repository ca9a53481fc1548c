using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Tells whose offer a click went to, for postbacks that name nothing but the click.</summary>
public interface IClickOwners
{
    /// <summary>The advertiser of a click.</summary>
    /// <param name="tenant">Whose click it is.</param>
    /// <param name="click">A click id of ours, or one of another platform that was imported.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when the tenant has no such click, or it reached no offer.</returns>
    Task<AdvertiserId?> FindAdvertiserAsync(TenantId tenant, string click, CancellationToken cancellationToken);
}
