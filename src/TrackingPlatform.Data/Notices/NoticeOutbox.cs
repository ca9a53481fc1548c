using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Notices;

/// <summary>
/// Notices still on their way, as a queue that any number of workers may work at, across tenants. A lease names its claim, so each is sent by one
/// worker; it goes out a second time only when that one died between sending and saying so.
/// </summary>
public sealed class NoticeOutbox(DataSources sources)
{
    private const string ClaimSql = """
        with leased as (
            update notice_sends s set claim = gen_random_uuid(), lease_until = now() + interval '60 s', attempt = s.attempt + 1
            from (
                select tenant_id, send_id from notice_sends
                where state = 'due' and next_at <= now() and (lease_until is null or lease_until < now()) and channel = any($1)
                order by next_at limit $2 for update skip locked) due
            where s.tenant_id = due.tenant_id and s.send_id = due.send_id
            returning s.*)
        select l.send_id, l.claim, l.channel, l.target, l.audience, l.attempt, w.webhook_secret_cipher, t.name as tenant_name, n.*
        from leased l join notices n on n.tenant_id = l.tenant_id and n.notice_id = l.notice_id
        join tenants t on t.id = l.tenant_id left join notice_settings w on w.tenant_id = l.tenant_id
        """;

    private const string SentSql = """
        update notice_sends set state = 'sent', sent_at = now(), claim = null, lease_until = null, last_error = null
        where tenant_id = $1 and send_id = $2 and claim = $3 and state = 'due'
        """;

    private const string FailedSql = """
        update notice_sends set state = case when $4::float8 is null then 'dead' else 'due' end, next_at = now() + make_interval(secs => coalesce($4, 0)),
            claim = null, lease_until = null, last_error = $5
        where tenant_id = $1 and send_id = $2 and claim = $3 and state = 'due'
        """;

    // Yesterday's news by mail helps nobody, and an installation that sends no mail must not gather it.
    private const string ExpireSql = """
        update notice_sends set state = 'dead', last_error = 'too_late', claim = null, lease_until = null
        where state = 'due' and channel = 'mail' and next_at < now() - interval '1 day' and (lease_until is null or lease_until < now())
        """;

    /// <summary>Leases what is due on these ways out.</summary>
    public async Task<IReadOnlyList<NoticeSend>> ClaimAsync(IReadOnlyCollection<NoticeChannel> channels, int most, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add(ExpireSql);
        batch.Add(ClaimSql).Texts([.. channels.Select(WireName<NoticeChannel>.Of)]).Int(most);
        var claimed = new List<NoticeSend>();
        await using var row = await batch.ExecuteReaderAsync(CancellationToken.None); // a lease committed and never read would hold its rows for a minute
        while (await row.ReadAsync(CancellationToken.None))
        {
            claimed.Add(new NoticeSend(
                row.Id<TenantId>("tenant_id"), row.Text("tenant_name"), row.GetGuid(row.GetOrdinal("send_id")), row.GetGuid(row.GetOrdinal("claim")), row.Named<NoticeChannel>("channel"),
                row.Text("target"), row.Text("audience") == "staff", row.Int("attempt"), row.TextOrNull("webhook_secret_cipher"), NoticeReading.Read(row)));
        }

        return claimed;
    }

    /// <summary>It went out.</summary>
    public Task SentAsync(NoticeSend send, CancellationToken cancellationToken) => FinishAsync(send, SentSql, command => command, cancellationToken);

    /// <summary>It did not.</summary>
    /// <param name="send">What was leased.</param>
    /// <param name="error">A line that says why.</param>
    /// <param name="delay">When it is tried again; null gives it up.</param>
    /// <param name="cancellationToken">Gives up; the lease runs out then.</param>
    public Task FailedAsync(NoticeSend send, string error, TimeSpan? delay, CancellationToken cancellationToken) =>
        FinishAsync(send, FailedSql, command => command.Real(delay?.TotalSeconds).Text(error), cancellationToken);

    private async Task FinishAsync(NoticeSend send, string sql, Func<NpgsqlBatchCommand, NpgsqlBatchCommand> values, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        values(batch.Add(sql).Uuid(send.Tenant.Value).Uuid(send.Id).Uuid(send.Claim));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
