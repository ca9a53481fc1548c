using Npgsql;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Host.Demo;

/// <summary>Tells what became of the demo's deliveries: publishers of a demo have no servers to be told on.</summary>
internal static class DemoDeliveries
{
    // One publisher's address is gone since this morning, so its latest rows are parked behind it; a few were given up; all else arrived.
    private const string Settle =
        """
        create temp table told on commit drop as
            select d.*, abs(hashtext(delivery_id::text)) as dice,
                case when d.endpoint like '%dealharbour%' and d.created_at > $2 - interval '9 hours' then 'parked'
                     when abs(hashtext(delivery_id::text)) % 400 = 7 then 'dead' else 'delivered' end as became
            from deliveries d where tenant_id = $1;

        insert into delivery_attempts (tenant_id, attempt_id, delivery_id, number, at, duration_ms, status_code, error, method, url, response, node)
            select tenant_id, delivery_id, delivery_id, 1, created_at + interval '400 milliseconds', 40 + dice % 260,
                case became when 'delivered' then 200 when 'parked' then 410 else 503 end, case became when 'delivered' then null when 'parked' then 'http_4xx' else 'http_5xx' end,
                'GET', endpoint || '/…', case became when 'delivered' then 'OK' when 'parked' then 'Gone' else 'upstream connect error' end, 'demo'
            from told;

        insert into deliveries_done (tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent,
                endpoint, state, macro_values, attempt, created_at, last_at, last_status_code)
            select tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent,
                endpoint, 'delivered', macro_values, 1, created_at, created_at + interval '500 milliseconds', 200
            from told where became = 'delivered';

        insert into deliveries_dead (tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent,
                endpoint, state, reason, macro_values, attempt, created_at, last_at, last_status_code, last_error)
            select tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent,
                endpoint, 'dead', 'gave_up', macro_values, 12, created_at, created_at + interval '4 days', 503, 'http_5xx'
            from told where became = 'dead';

        delete from deliveries using told where deliveries.tenant_id = told.tenant_id and deliveries.delivery_id = told.delivery_id and told.became <> 'parked';

        update deliveries set state = 'parked', reason = 'http_4xx', attempt = 1, last_at = created_at + interval '1 second', last_status_code = 410, last_error = 'http_4xx'
            where tenant_id = $1;
        """;

    public static async Task SettleAsync(DataSources sources, TenantId tenant, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in Settle.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(each => each.TrimEnd(';')))
        {
            var command = new NpgsqlBatchCommand(statement);
            if (statement.Contains("$1", StringComparison.Ordinal))
            {
                command.Parameters.Add(new NpgsqlParameter { Value = tenant.Value });
            }

            if (statement.Contains("$2", StringComparison.Ordinal))
            {
                command.Parameters.Add(new NpgsqlParameter { Value = now.UtcDateTime });
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Disables the endpoint that is gone, as its first 410 would have.</summary>
    public static async Task DisableAsync(DataSources sources, EndpointHealthBook health, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand("select distinct endpoint from deliveries where tenant_id = $1 and state = 'parked'");
        command.Parameters.Add(new NpgsqlParameter { Value = tenant.Value });
        if (await command.ExecuteScalarAsync(cancellationToken) is string endpoint)
        {
            await health.TryWriteAsync(new EndpointKey(tenant, endpoint), CircuitBreaker.Fresh, ReasonCodes.Http4xx, null, cancellationToken);
        }
    }

    /// <summary>Days of the past have no partitions by themselves.</summary>
    public static async Task EnsureDaysAsync(DataSources sources, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            select ensure_day_partition(parent, day::date)
            from unnest(array['clicks', 'click_uniques', 'inbound', 'deliveries_done', 'deliveries_dead', 'delivery_attempts']) parent,
                generate_series($1::date, $2::date, interval '1 day') day
            """,
            connection)
        { Parameters = { new() { Value = from }, new() { Value = to } } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
