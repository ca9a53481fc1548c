using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Notices;

/// <summary>Takes notices in and shows them. A notice and all its ways out are one transaction, of which the notice's own key lets only one through.</summary>
public sealed class NoticeBook(DataSources sources, TenantScope tenants, TimeProvider clock) : INoticePort
{
    // Who stands on both lists hears as staff, and once.
    private const string AddSql = """
        with told as (
            insert into notices (tenant_id, notice_id, kind, subject, occasion, title, detail, detail_for_publishers, path, publishers, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now())
            on conflict (tenant_id, kind, subject, occasion) do nothing
            returning notice_id),
        wishes as (
            select coalesce(bool_and(mails_staff), true) as staff, coalesce(bool_and(mails_publishers), true) as publishers, max(webhook_url) as webhook
            from notice_settings where tenant_id = $1),
        targets as (
            select 'mail' as channel, m.email as target, 'staff' as audience
            from wishes w join memberships s on w.staff and $11 and s.tenant_id = $1 and s.role in ('owner', 'admin', 'manager') join members m on m.id = s.member_id
            union all
            select 'mail', p.email, 'publisher' from wishes w join publishers p on w.publishers and p.tenant_id = $1 and p.id = any($10) and p.status = 'active'
            union all
            select 'mail', m.email, 'publisher' from wishes w join publishers p on w.publishers and p.tenant_id = $1 and p.id = any($10) and p.status = 'active'
            join memberships s on s.tenant_id = p.tenant_id and s.publisher_id = p.id join members m on m.id = s.member_id
            union all
            select 'webhook', w.webhook, 'staff' from wishes w),
        sends as (
            insert into notice_sends (tenant_id, send_id, notice_id, channel, target, audience, state, next_at)
            select $1, gen_random_uuid(), told.notice_id, channel, target, max(audience), 'due', now()
            from told cross join targets where target <> '' group by told.notice_id, channel, target)
        select exists (select from told)
        """;

    private const string MarkSql = """
        insert into notice_marks (tenant_id, member_id, read_until) values ($1, $2, now())
        on conflict (tenant_id, member_id) do update set read_until = excluded.read_until
        """;

    /// <inheritdoc/>
    public async Task<bool> TellAsync(TenantId tenant, Notice notice, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        return await AddAsync(connection, tenant, notice, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Reads one page, newest first; for a publisher only what names it.</summary>
    public Task<LogPage<NoticeEntry>> ListAsync(
        TenantId tenant, IReadOnlyList<NoticeKind> kinds, PublisherId? publisher, TimeRange range, LogPaging paging, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var conditions = new SqlFilter().And("tenant_id = @", tenant.Value).Within("notice_id", range).AndId("@ = any(publishers)", publisher);
                conditions.And("kind = any(@)", kinds.Count == 0 ? null : kinds.Select(WireName<NoticeKind>.Of).ToArray());
                long? total = paging.IsCounted ? await context.CountAsync("notices", conditions, token) : null;
                conditions.And($"notice_id {paging.Beyond} @", paging.After?.Id);
                var rows = await context.ReadAsync(
                    $"select * from notices where {conditions.Where} order by notice_id {paging.Direction} limit {paging.Limit + 1}", conditions, NoticeReading.Read, token);
                return LogPage<NoticeEntry>.Cut(rows, paging, row => new LogCursor(row.At, row.Id.Value), total);
            },
            cancellationToken);

    /// <summary>How many a member has not read yet; of a publisher's person only what names the publisher.</summary>
    public Task<long> CountUnreadAsync(TenantId tenant, MemberId member, PublisherId? publisher, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var conditions = new SqlFilter().And("tenant_id = @", tenant.Value).AndId("@ = any(publishers)", publisher)
                    .And("at > coalesce((select m.read_until from notice_marks m where m.tenant_id = notices.tenant_id and m.member_id = @), '-infinity')", member.Value);
                return await context.CountAsync("notices", conditions, token);
            },
            cancellationToken);

    /// <summary>The member has read everything there is.</summary>
    public Task MarkReadAsync(TenantId tenant, MemberId member, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                await using var batch = context.CreateBatch();
                batch.Add(MarkSql).Uuid(tenant.Value).Uuid(member.Value);
                await batch.ExecuteNonQueryAsync(token);
            },
            cancellationToken);

    /// <summary>Puts a notice in within the caller's transaction, under the platform login. Answers whether it was news.</summary>
    internal static async Task<bool> AddAsync(NpgsqlConnection connection, TenantId tenant, Notice notice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(AddSql).Uuid(tenant.Value).Uuid(NoticeId.New(now).Value).Text(WireName<NoticeKind>.Of(notice.Kind)).Text(notice.Subject).Text(notice.Occasion)
            .Text(notice.Title).Text(notice.Detail).Text(notice.DetailForPublishers).Text(notice.Path).Uuids([.. notice.Publishers.Select(publisher => publisher.Value)]).Flag(notice.MailsStaff);
        return await batch.ExecuteScalarAsync(cancellationToken) is true;
    }
}
