using Npgsql;
using TrackingPlatform.Data.Notices;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Tells people of what was given up. The count they know of and the notice move in one transaction, so of all nodes one tells, and of each delivery once.</summary>
public sealed class EndpointLosses(DataSources sources, TimeProvider clock)
{
    /// <summary>As many endpoints as are told of at once.</summary>
    public const int BatchSize = 20;

    private const string TakeSql = """
        with due as (
            select tenant_id, endpoint, lost, told from endpoint_losses
            where first_at <= now() - $1 and (told_at is null or told_at <= now() - $2)
            order by first_at limit $3 for update skip locked)
        update endpoint_losses l set told = due.lost, told_at = now(), first_at = null
        from due where l.tenant_id = due.tenant_id and l.endpoint = due.endpoint
        returning l.tenant_id, l.endpoint, due.lost - due.told as fresh, l.told_at
        """;

    /// <summary>Tells of what is due to be told. Answers of how many endpoints that was.</summary>
    public async Task<int> TellAsync(CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var due = await TakeAsync(connection, cancellationToken);
        foreach (var (endpoint, lost, toldAt) in due)
        {
            var publishers = await EndpointHealthBook.PublishersAsync(connection, endpoint, cancellationToken);
            await NoticeBook.AddAsync(connection, endpoint.Tenant, LossNews.Tell(endpoint.Endpoint, lost, toldAt, publishers), clock.GetUtcNow(), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return due.Count;
    }

    private static async Task<List<(EndpointKey Endpoint, long Lost, DateTimeOffset ToldAt)>> TakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(TakeSql, connection);
        command.Parameters.Add(new() { Value = LossNews.Gathering });
        command.Parameters.Add(new() { Value = LossNews.Apart });
        command.Parameters.Add(new() { Value = BatchSize });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var due = new List<(EndpointKey, long, DateTimeOffset)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            due.Add((new EndpointKey(rows.Id<TenantId>("tenant_id"), rows.Text("endpoint")), rows.Long("fresh"), rows.Time("told_at")));
        }

        return due;
    }
}
