using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>Runs postbacks dry: the whole way they would go, of which nothing remains.</summary>
public interface IPostbackRehearsal
{
    /// <summary>Judges a postback as if it had just arrived, and undoes everything.</summary>
    /// <param name="tenant">Whose postback it is.</param>
    /// <param name="advertiser">Who sends it.</param>
    /// <param name="postback">What it says.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<Rehearsal> RunAsync(TenantId tenant, AdvertiserId advertiser, Postback postback, CancellationToken cancellationToken);
}
