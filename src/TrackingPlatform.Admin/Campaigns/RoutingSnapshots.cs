using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>The settings as the edge sees them as soon as it hears of them, built once a version and kept for the next question.</summary>
internal sealed class RoutingSnapshots(ICampaignSource source) : IDisposable
{
    private readonly SemaphoreSlim _building = new(1, 1);
    private CampaignSnapshot? _built;

    public async Task<CampaignSnapshot> CurrentAsync(CancellationToken cancellationToken)
    {
        var version = await source.VersionAsync(cancellationToken);
        if (Volatile.Read(ref _built) is { } known && known.Version >= version)
        {
            return known;
        }

        await _building.WaitAsync(cancellationToken);
        try
        {
            if (_built is { } meanwhile && meanwhile.Version >= version)
            {
                return meanwhile;
            }

            var built = SnapshotBuilder.Build(await source.LoadAsync(cancellationToken));
            Volatile.Write(ref _built, built);
            return built;
        }
        finally
        {
            _building.Release();
        }
    }

    public void Dispose() => _building.Dispose();
}
