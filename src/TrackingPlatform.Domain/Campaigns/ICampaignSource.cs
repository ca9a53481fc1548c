namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Where the configuration of all tenants comes from.</summary>
public interface ICampaignSource
{
    /// <summary>Reads everything that routing and postback authentication may look at, as of one moment.</summary>
    Task<SnapshotContents> LoadAsync(CancellationToken cancellationToken);

    /// <summary>The configuration's version: a number that grows with every change.</summary>
    Task<long> VersionAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Completes when the database says that something changed, or when <paramref name="patience"/> is over. A hint only:
    /// the caller compares versions. Throws when the database is away.
    /// </summary>
    Task WaitForChangeAsync(TimeSpan patience, CancellationToken cancellationToken);
}
