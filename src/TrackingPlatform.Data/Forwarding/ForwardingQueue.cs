using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>
/// The deliveries still to be made, as a queue that any number of dispatchers may work at: leases with a claim, fair between endpoints.
/// Works across tenants under the platform login; every statement names its tenants.
/// </summary>
public sealed class ForwardingQueue(DataSources sources)
{
    /// <summary>Five times the longest an attempt can take, so that no heartbeat is needed.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private static readonly string[] FailuresOfEndpoints = [ReasonCodes.Dns, ReasonCodes.Connect, ReasonCodes.Tls, ReasonCodes.Timeout, ReasonCodes.Http5xx];
    private static readonly string[] Pauses = [ReasonCodes.PublisherPaused, ReasonCodes.WebhookPaused];
    private static readonly string Node = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>The endpoints that have something due.</summary>
    public async Task<IReadOnlyList<EndpointKey>> ListDueAsync(CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand(ForwardingSql.ListDue);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var endpoints = new List<EndpointKey>();
        while (await reader.ReadAsync(cancellationToken))
        {
            endpoints.Add(new EndpointKey(new TenantId(reader.GetGuid(0)), reader.GetString(1)));
        }

        return endpoints;
    }

    /// <summary>Leases what is due, at most so many of each endpoint.</summary>
    public async Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(IReadOnlyCollection<EndpointQuota> quotas, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        if (!quotas.Any(quota => quota.IsLimited))
        {
            return await ClaimAsync(connection, quotas);
        }

        // With the claim, so that no other node counts the same requests under way.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var gate = await EndpointGate.CloseAsync(connection, quotas, cancellationToken);
        var granted = gate.Grant(quotas);
        var claimed = granted.Count == 0 ? [] : await ClaimAsync(connection, granted);
        await gate.OpenAsync(connection, claimed);
        await transaction.CommitAsync(CancellationToken.None);
        return claimed;
    }

    private static async Task<List<ClaimedDelivery>> ClaimAsync(NpgsqlConnection connection, IReadOnlyCollection<EndpointQuota> quotas)
    {
        await using var command = new NpgsqlCommand(ForwardingSql.Claim, connection);
        command.Parameters.Add(new() { Value = quotas.Select(quota => quota.Endpoint.Tenant.Value).ToArray() });
        command.Parameters.Add(new() { Value = quotas.Select(quota => quota.Endpoint.Endpoint).ToArray() });
        command.Parameters.Add(new() { Value = quotas.Select(quota => quota.Take).ToArray() });
        command.Parameters.Add(new() { Value = Lease });
        command.Parameters.Add(new() { Value = quotas.Select(quota => quota.ForFresh).ToArray() });

        // Not to be cancelled: a lease that was committed and never read would hold its rows for a minute.
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        var claimed = new List<ClaimedDelivery>();
        while (await reader.ReadAsync(CancellationToken.None))
        {
            claimed.Add(Claimed(reader));
        }

        return claimed;
    }

    /// <summary>Ends leases, all in one transaction.</summary>
    /// <returns>Those that still were ours. The others had run out and belong to somebody else: nothing was done about them.</returns>
    public async Task<IReadOnlySet<DeliveryId>> CompleteAsync(IReadOnlyList<FinishedDelivery> finished, CancellationToken cancellationToken)
    {
        try
        {
            return await TryCompleteAsync(finished, cancellationToken);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.CheckViolation)
        {
            // An id far from today, such as a delivery of last year sent again: its day has no partition.
            var days = finished.Select(one => one.Delivery.Id.Value).Concat(finished.Select(one => one.Attempt?.Id.Value).OfType<Guid>())
                .Select(id => DateOnly.FromDateTime(EntityId.TimeOf(id).UtcDateTime)).Distinct().ToArray();
            await using var command = sources.Platform.CreateCommand(ForwardingSql.EnsurePartitions);
            command.Parameters.Add(new() { Value = days });
            await command.ExecuteNonQueryAsync(cancellationToken);
            return await TryCompleteAsync(finished, cancellationToken);
        }
    }

    /// <summary>Makes due again what was leased by a node that did not come back. Answers how many.</summary>
    public Task<int> ReturnExpiredAsync(CancellationToken cancellationToken) => ExecuteAsync(ForwardingSql.ReturnExpired, cancellationToken);

    /// <summary>Makes due again what was parked for a paused publisher, template or webhook that is active again. Answers how many.</summary>
    public Task<int> ReturnResumedAsync(CancellationToken cancellationToken) =>
        ExecuteAsync(ForwardingSql.ReturnResumed, cancellationToken, Pauses, DeliveryPlanner.Lifetime);

    /// <summary>Keeps aside what is due for a disabled endpoint. Answers how many.</summary>
    public Task<int> ParkAsync(EndpointKey endpoint, CancellationToken cancellationToken) =>
        ExecuteAsync(ForwardingSql.Park, cancellationToken, endpoint.Tenant.Value, endpoint.Endpoint);

    /// <summary>The endpoint is back: makes due what its failures had put off. Answers how many.</summary>
    public Task<int> HastenAsync(EndpointKey endpoint, CancellationToken cancellationToken) =>
        ExecuteAsync(ForwardingSql.Hasten, cancellationToken, endpoint.Tenant.Value, endpoint.Endpoint, FailuresOfEndpoints);

    /// <summary>Makes one delivery due, to probe the endpoint with. Answers how many.</summary>
    public Task<int> HastenOneAsync(EndpointKey endpoint, CancellationToken cancellationToken) =>
        ExecuteAsync(ForwardingSql.HastenOne, cancellationToken, endpoint.Tenant.Value, endpoint.Endpoint);

    /// <summary>What a template version sends. Never changes, so it may be kept.</summary>
    public async Task<RequestTemplate> GetTemplateAsync(TenantId tenant, TemplateId template, int version, CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand(ForwardingSql.FindTemplate);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = template.Value });
        command.Parameters.Add(new() { Value = version });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw new InvalidOperationException($"Version {version} of {template} is missing, though a foreign key holds it.");
        }

        return new RequestTemplate(
            reader.GetString(0),
            reader.GetString(1),
            JsonSerializer.Deserialize(reader.GetString(2), DataJson.Default.DictionaryStringString) ?? [],
            reader.TextOrNull(3),
            reader.TextOrNull(4))
        {
            Batch = reader.IsDBNull(5) ? null : new BatchRule(reader.GetInt32(5), reader.GetTimeSpan(6)),
        };
    }

    /// <summary>A row of <see cref="ForwardingSql.Claim"/> or <see cref="GatheringSql.Claim"/>.</summary>
    internal static ClaimedDelivery Claimed(NpgsqlDataReader row) => new(
        new EndpointKey(new TenantId(row.GetGuid(0)), row.GetString(1)),
        new DeliveryId(row.GetGuid(2)),
        row.GetGuid(3),
        row.UuidOrNull(4) is { } template ? new TemplateId(template) : null,
        row.IsDBNull(5) ? null : row.GetInt32(5),
        row.GetInt32(6),
        row.GetString(7),
        row.TextOrNull(8),
        row.GetBoolean(9),
        row.GetBoolean(10),
        row.TextOrNull(12),
        row.TextOrNull(11));

    private async Task<IReadOnlySet<DeliveryId>> TryCompleteAsync(IReadOnlyList<FinishedDelivery> finished, CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand(ForwardingSql.Complete);
        NpgsqlParameter[] columns =
        [
            Column(finished, one => one.Delivery.Endpoint.Tenant.Value, NpgsqlDbType.Uuid),
            Column(finished, one => one.Delivery.Id.Value, NpgsqlDbType.Uuid),
            Column(finished, one => one.Delivery.Claim, NpgsqlDbType.Uuid),
            Column(finished, one => WireName<DeliveryState>.Of(one.Progress.State), NpgsqlDbType.Text),
            Column(finished, one => one.Progress.Reason, NpgsqlDbType.Text),
            Column(finished, one => (one.Progress.Delay ?? TimeSpan.Zero).TotalSeconds, NpgsqlDbType.Double),
            Column(finished, one => one.Attempt?.Id.Value, NpgsqlDbType.Uuid),
            Column(finished, one => one.Attempt is { } made ? (int?)made.Duration.TotalMilliseconds : null, NpgsqlDbType.Integer),
            Column(finished, one => one.Attempt?.StatusCode, NpgsqlDbType.Integer),
            Column(finished, one => one.Attempt?.Error, NpgsqlDbType.Text),
            Column(finished, one => one.Attempt?.Detail, NpgsqlDbType.Text),
            Column(finished, one => one.Attempt?.Method, NpgsqlDbType.Text),
            Column(finished, one => one.Attempt?.Url, NpgsqlDbType.Text),
            Column(finished, one => one.Attempt?.Response, NpgsqlDbType.Text),
            Column(finished, one => one.Delivery.Attempt, NpgsqlDbType.Integer),
            new NpgsqlParameter { Value = Node },
            Column(finished, one => one.Attempt?.Batch?.Value, NpgsqlDbType.Uuid),
        ];
        command.Parameters.AddRange(columns);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ours = new HashSet<DeliveryId>();
        while (await reader.ReadAsync(cancellationToken))
        {
            ours.Add(new DeliveryId(reader.GetGuid(0)));
        }

        return ours;
    }

    private static NpgsqlParameter Column<T>(IEnumerable<FinishedDelivery> finished, Func<FinishedDelivery, T> value, NpgsqlDbType type) =>
        new() { Value = finished.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = sources.Platform.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
