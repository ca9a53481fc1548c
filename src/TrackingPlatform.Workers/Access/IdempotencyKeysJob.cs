using TrackingPlatform.Data.Access;

namespace TrackingPlatform.Workers.Access;

/// <summary>Deletes answers older than a day. Safe to run twice: the second time there are none.</summary>
internal sealed class IdempotencyKeysJob(IdempotencyRetention retention)
{
    public Task RunAsync(CancellationToken cancellationToken) => retention.DeleteOldAsync(cancellationToken);
}
