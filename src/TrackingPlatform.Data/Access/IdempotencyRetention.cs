using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Access;

/// <summary>Answers to repeated requests are kept for a day, the keys of batches of postbacks for a month, for all tenants.</summary>
public sealed class IdempotencyRetention(DataSources sources)
{
    /// <summary>Deletes what is older. Answers how many.</summary>
    public async Task<int> DeleteOldAsync(CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand(
            """
            delete from postback_batches where created_at < now() - interval '31 days';
            delete from postback_row_keys where created_at < now() - interval '31 days';
            delete from idempotency_keys where created_at < now() - interval '24 hours'
            """);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
