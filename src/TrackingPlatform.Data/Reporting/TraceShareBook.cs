using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>The links by which a tenant shows traces to outsiders.</summary>
public sealed class TraceShareBook(TenantScope tenants, DataSources sources)
{
    /// <summary>Shares of one story that are listed at most.</summary>
    public const int Most = 100;

    private const string Columns = "s.*, coalesce(p.name, a.name) as partner_name";

    private const string Source =
        """
        trace_shares s
        left join publishers p on p.tenant_id = s.tenant_id and p.id = s.partner_id and s.audience = 'publisher'
        left join advertisers a on a.tenant_id = s.tenant_id and a.id = s.partner_id and s.audience = 'advertiser'
        """;

    private const string AddSql =
        """
        insert into trace_shares (tenant_id, share_id, secret_hash, subject, audience, partner_id, made_by, made_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string RevokeSql = "update trace_shares set revoked_by = $3, revoked_at = $4 where tenant_id = $1 and share_id = $2 and revoked_at is null";

    private const string OpenSql = $"""
        select {Columns}, t.name as tenant_name, t.time_zone,
            s.partner_id is null or coalesce(p.status, a.status) not in ('archived', 'blocked') as is_served
        from {Source} join tenants t on t.id = s.tenant_id where s.secret_hash = $1
        """;

    private const string CountSql = "update trace_shares set opens = opens + 1, last_opened_at = now() where tenant_id = $1 and share_id = $2";

    /// <summary>The shares of any of these ids, newest first.</summary>
    public Task<IReadOnlyList<StoredTraceShare>> ListAsync(TenantId tenant, IReadOnlyList<string> subjects, CancellationToken cancellationToken) =>
        ReadAsync(tenant, new SqlFilter().And("s.tenant_id = @", tenant.Value).And("s.subject = any(@)", subjects.ToArray()), cancellationToken);

    /// <summary>One share; null when the tenant has none of this id.</summary>
    public async Task<StoredTraceShare?> FindAsync(TenantId tenant, TraceShareId id, CancellationToken cancellationToken) =>
        await ReadAsync(tenant, new SqlFilter().And("s.tenant_id = @", tenant.Value).AndId<TraceShareId>("s.share_id = @", id), cancellationToken) is [var share] ? share : null;

    /// <summary>Stores a share.</summary>
    /// <param name="tenant">Whose trace it is.</param>
    /// <param name="share">The share.</param>
    /// <param name="secretHash">SHA-256 of what stands in the link.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task AddAsync(TenantId tenant, StoredTraceShare share, byte[] secretHash, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(share);
        return tenants.WriteAsync(
            tenant,
            batch => batch.Add(AddSql).Uuid(tenant.Value).Uuid(share.Id.Value).Bytes(secretHash).Text(share.Subject).Text(WireName<TraceAudience>.Of(share.Viewer.Audience))
                .Uuid(PartnerOf(share.Viewer)).Text(share.MadeBy).Time(share.MadeAt).Time(share.ExpiresAt),
            cancellationToken);
    }

    /// <summary>Ends a share for good; who did so first stays written.</summary>
    public Task RevokeAsync(TenantId tenant, TraceShareId id, string actor, DateTimeOffset now, CancellationToken cancellationToken) =>
        tenants.WriteAsync(tenant, batch => batch.Add(RevokeSql).Uuid(tenant.Value).Uuid(id.Value).Text(actor).Time(now), cancellationToken);

    /// <summary>Finds a share by its secret's hash, whosever it is and wherever it stands; null when no link has this secret.</summary>
    public async Task<OpenedTraceShare?> OpenAsync(byte[] secretHash, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add(OpenSql).Bytes(secretHash);
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new OpenedTraceShare(row.Id<TenantId>("tenant_id"), row.Text("tenant_name"), row.Text("time_zone"), Read(row), row.Flag("is_served"))
            : null;
    }

    /// <summary>Notes that a share was shown to somebody.</summary>
    public async Task CountAsync(OpenedTraceShare opened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(opened);
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add(CountSql).Uuid(opened.Tenant.Value).Uuid(opened.Share.Id.Value);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static Guid? PartnerOf(TraceViewer viewer) => viewer switch
    {
        TraceViewer.ForPublisher(var publisher) => publisher.Value,
        TraceViewer.ForAdvertiser(var advertiser) => advertiser.Value,
        _ => null,
    };

    private static StoredTraceShare Read(NpgsqlDataReader row) => new()
    {
        Id = row.Id<TraceShareId>("share_id"),
        Subject = row.Text("subject"),
        Viewer = row.Named<TraceAudience>("audience") switch
        {
            TraceAudience.Publisher => new TraceViewer.ForPublisher(row.Id<PublisherId>("partner_id")),
            TraceAudience.Advertiser => new TraceViewer.ForAdvertiser(row.Id<AdvertiserId>("partner_id")),
            TraceAudience.Anyone => new TraceViewer.ForAnyone(),
        },
        PartnerName = row.TextOrNull("partner_name"),
        MadeBy = row.Text("made_by"),
        MadeAt = row.Time("made_at"),
        ExpiresAt = row.Time("expires_at"),
        RevokedBy = row.TextOrNull("revoked_by"),
        RevokedAt = row.TimeOrNull("revoked_at"),
        Opens = row.Int("opens"),
        LastOpenedAt = row.TimeOrNull("last_opened_at"),
    };

    private async Task<IReadOnlyList<StoredTraceShare>> ReadAsync(TenantId tenant, SqlFilter filter, CancellationToken cancellationToken) => await tenants.RunAsync(
        tenant,
        (context, token) => context.ReadAsync($"select {Columns} from {Source} where {filter.Where} order by s.share_id desc limit {Most}", filter, Read, token),
        cancellationToken);
}
