using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Conversions;

/// <summary>Approves conversions whose hold time is over, each as a change of its own that publishers are told of.</summary>
public sealed class HoldRelease(DataSources sources, TemplateMacros macros, ILogger<HoldRelease> logger)
{
    /// <summary>How many are taken up at a time.</summary>
    public const int BatchSize = 200;

    private const int AtATime = 4;

    private const string DueSql = "select tenant_id, conversion_id from conversions where release_at <= $1 order by release_at limit $2";

    /// <summary>Releases what is due; called every second by any number of nodes, each conversion released once.</summary>
    /// <returns>How many were taken up. A full batch means that more may be due at once.</returns>
    public async Task<int> ReleaseAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = await DueAsync(now, cancellationToken);
        var released = 0;
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken }, async (each, token) =>
        {
            try
            {
                await ReleaseAsync(each.Tenant, each.Conversion, now, token);
                Interlocked.Increment(ref released);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One that cannot be released must not stop the others; it is due again in a second.
                logger.ReleaseFailed(failure, each.Conversion);
            }
        });
        return released;
    }

    private async Task<List<(TenantId Tenant, ConversionId Conversion)>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add(DueSql).Time(now).Int(BatchSize);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var due = new List<(TenantId, ConversionId)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            due.Add((new TenantId(rows.GetGuid(0)), new ConversionId(rows.GetGuid(1))));
        }

        return due;
    }

    private async Task ReleaseAsync(TenantId tenant, ConversionId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Runtime.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // Another node, a postback or a person may have been first.
        if (await ConversionRevision.LockAsync(connection, tenant, id, cancellationToken) is not { State: { Status: ConversionStatus.Hold, ReleaseAt: { } due } booked } stored || due > now)
        {
            return;
        }

        var revision = await ConversionRevision.OpenAsync(connection, tenant, stored, macros, cancellationToken);
        var release = ConversionPolicy.Release(booked);

        // What is on hold is counted already, so no cap can be in the way; the counters are locked all the same, in their order.
        var caps = await revision.DecideCapsAsync(connection, (release.Status, release.Money, release.Reason), cancellationToken);
        await ConversionRevision.WriteAsync(connection, revision.Change(release.Status, release.Reason) with { Source = "release", Caps = caps }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
