using System.Text.Json;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Edge.Offers;

namespace TrackingPlatform.Edge.Campaigns;

/// <summary>Keeps the snapshot in force as fresh as the database: a hint on every change, a look at the version every two seconds behind it.</summary>
internal sealed class SnapshotRefresher(CurrentSnapshot current, ICampaignSource source, SnapshotFile file, CapKeeper caps, TimeProvider clock, ILogger<SnapshotRefresher> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the node answers anything: from the database when it is there, else from disk.
        if (!await TryRefreshAsync(cancellationToken))
        {
            await LoadFromDiskAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await source.WaitForChangeAsync(Patience, stoppingToken);
                await RefreshAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                logger.SnapshotStale(exception.Message);
                await Task.Delay(Patience, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> TryRefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RefreshAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
        {
            logger.SnapshotStale(exception.Message);
            return false;
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var tomorrow = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        var isFresh = current.IsLoaded && current.Value.VisitorKeys.ContainsKey(tomorrow);
        if (isFresh && await source.VersionAsync(cancellationToken) == current.Value.Version)
        {
            return;
        }

        var contents = await source.LoadAsync(cancellationToken);
        await ReplaceAsync(contents, cancellationToken);
        await file.WriteAsync(contents, cancellationToken);
    }

    private async Task LoadFromDiskAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await file.ReadAsync(cancellationToken) is { } contents)
            {
                await ReplaceAsync(contents, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            logger.SnapshotFileUnreadable(exception.Message);
        }
    }

    private async Task ReplaceAsync(SnapshotContents contents, CancellationToken cancellationToken)
    {
        var snapshot = SnapshotBuilder.Build(contents);
        foreach (var problem in snapshot.Problems.Take(20))
        {
            logger.RowLeftOut(problem);
        }

        // Before it comes into force, or the first visitors of a new cap would find no tokens.
        await caps.PrepareAsync(snapshot, cancellationToken);
        current.Replace(snapshot);
        logger.SnapshotReplaced(snapshot.Version, snapshot.Links.Count);
    }
}
