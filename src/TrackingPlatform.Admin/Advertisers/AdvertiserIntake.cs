using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Advertisers;

namespace TrackingPlatform.Admin.Advertisers;

/// <summary>How an advertiser's postbacks fare, for its page and the API alike.</summary>
public sealed class AdvertiserIntake(AdvertiserCatalog catalog, IntakeLog log, TimeProvider clock)
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    /// <summary>The last 24 hours.</summary>
    public async Task<Outcome<IntakeDetails>> ReadAsync(Actor actor, AdvertiserId id, CancellationToken cancellationToken) =>
        await catalog.FindAsync(actor, id, cancellationToken) switch
        {
            Outcome<AdvertiserDetails>.Done => new Outcome<IntakeDetails>.Done(
                IntakeDetails.Of(await log.ReadAsync(actor.TenantId, id, new TimeRange(clock.GetUtcNow() - Lately, null), cancellationToken))),
            Outcome<AdvertiserDetails>.Forbidden forbidden => new Outcome<IntakeDetails>.Forbidden(forbidden.Needed),
            _ => new Outcome<IntakeDetails>.NotFound(),
        };
}
