using Npgsql;
using TrackingPlatform.Data.Notices;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>Writes down which advertisers of all tenants have fallen silent, and tells their people. What is usual is counted by whole hours, each hour once.</summary>
public sealed class SilenceBook(DataSources sources)
{
    // 401 and 403 came from who knows whom.
    private const string CountSql =
        """
        insert into postback_hours (tenant_id, advertiser_id, hour, received)
        select tenant_id, advertiser_id,
            date_bin('1 hour', to_timestamp(('x' || lpad(substr(replace(receipt_id::text, '-', ''), 1, 12), 16, '0'))::bit(64)::bigint / 1000.0), 'epoch'), count(*)
        from inbound
        where receipt_id >= $1 and receipt_id < $2 and advertiser_id is not null and http_status not in (401, 403)
        group by 1, 2, 3
        on conflict do nothing
        """;

    private const string CountedSql = "select max(hour) from postback_hours where hour >= $1";

    private const string ForgetSql = "delete from postback_hours where hour < $1";

    // One look into the index an advertiser.
    private const string LastSql =
        """
        select known.tenant_id, known.advertiser_id, a.status = 'active' as is_active,
            (select i.receipt_id from inbound i
             where i.tenant_id = known.tenant_id and i.advertiser_id = known.advertiser_id and i.receipt_id >= $1 and i.http_status not in (401, 403)
             order by i.receipt_id desc limit 1) as last,
            (select s.since from postback_silences s where s.tenant_id = known.tenant_id and s.advertiser_id = known.advertiser_id and s.ended_at is null) as since, a.name
        from (select distinct tenant_id, advertiser_id from postback_hours) known
        join advertisers a on a.tenant_id = known.tenant_id and a.id = known.advertiser_id
        """;

    private const string HoursSql = "select hour, received from postback_hours where tenant_id = $1 and advertiser_id = $2";

    private const string RaiseSql =
        "insert into postback_silences (tenant_id, advertiser_id, since, expected, raised_at) values ($1, $2, $3, $4, $5) on conflict do nothing";

    private const string EndSql = "update postback_silences set ended_at = $3 where tenant_id = $1 and advertiser_id = $2 and ended_at is null";

    /// <summary>Brings the book up to date. Safe to run twice: every change is told once.</summary>
    public async Task<IReadOnlyList<SilenceChange>> LookAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await CountAsync(connection, now, cancellationToken);
        var changes = new List<SilenceChange>();
        foreach (var sender in await LastsAsync(connection, now, cancellationToken))
        {
            if (await LookAsync(connection, sender, now, cancellationToken) is { } change)
            {
                changes.Add(change);
            }
        }

        return changes;
    }

    private static async Task CountAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (oldest, thisHour) = (HourOf(now - SilenceWatch.Memory), HourOf(now));
        await using var last = connection.CreateBatch();
        last.Add(CountedSql).Time(oldest);
        var from = await last.ExecuteScalarAsync(cancellationToken) is DateTime counted ? new DateTimeOffset(counted, TimeSpan.Zero).AddHours(1) : oldest;
        if (from >= thisHour)
        {
            return;
        }

        await using var batch = connection.CreateBatch();
        batch.Add(CountSql).Uuid(EntityId.FirstAt(from)).Uuid(EntityId.FirstAt(thisHour));
        batch.Add(ForgetSql).Time(oldest);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<Sender>> LastsAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(LastSql).Uuid(EntityId.FirstAt(now - SilenceWatch.Memory));
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var senders = new List<Sender>();
        while (await rows.ReadAsync(cancellationToken))
        {
            senders.Add(new Sender(
                new TenantId(rows.GetGuid(0)), new AdvertiserId(rows.GetGuid(1)), rows.GetBoolean(2), rows.UuidOrNull(3) is { } last ? EntityId.TimeOf(last) : null, rows.TimeOrNull(4), rows.GetString(5)));
        }

        return senders;
    }

    private static async Task<SilenceChange?> LookAsync(NpgsqlConnection connection, Sender sender, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (sender.Since is { } since)
        {
            // Heard again, or nobody expects anything of it any more.
            return sender.Last > since || !sender.IsActive
                ? await ChangeAsync(
                    connection, new SilenceChange(sender.Tenant, sender.Advertiser, sender.Name, since, null), SilenceNews.Resumed(sender.Advertiser, sender.Name, since), now,
                    batch => batch.Add(EndSql).Uuid(sender.Tenant.Value).Uuid(sender.Advertiser.Value).Time(now), cancellationToken)
                : null;
        }

        if (!sender.IsActive || sender.Last is not { } last || now - last < SilenceWatch.Shortest)
        {
            return null;
        }

        return SilenceWatch.Judge(await HoursAsync(connection, sender, cancellationToken), last, now) is { } expected
            ? await ChangeAsync(
                connection, new SilenceChange(sender.Tenant, sender.Advertiser, sender.Name, last, expected), SilenceNews.Stopped(sender.Advertiser, sender.Name, last, expected), now,
                batch => batch.Add(RaiseSql).Uuid(sender.Tenant.Value).Uuid(sender.Advertiser.Value).Time(last).Number((decimal)expected).Time(now), cancellationToken)
            : null;
    }

    // What is written down and the notice of it are one transaction, so that a change is never known and untold. Null when somebody else was first.
    private static async Task<SilenceChange?> ChangeAsync(
        NpgsqlConnection connection, SilenceChange change, Notice news, DateTimeOffset now, Action<NpgsqlBatch> write, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        write(batch);
        if (await batch.ExecuteNonQueryAsync(cancellationToken) != 1)
        {
            return null;
        }

        await NoticeBook.AddAsync(connection, change.Tenant, news, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return change;
    }

    private static async Task<Dictionary<DateTimeOffset, long>> HoursAsync(NpgsqlConnection connection, Sender sender, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(HoursSql).Uuid(sender.Tenant.Value).Uuid(sender.Advertiser.Value);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var hours = new Dictionary<DateTimeOffset, long>();
        while (await rows.ReadAsync(cancellationToken))
        {
            hours[rows.Time(0)] = rows.GetInt64(1);
        }

        return hours;
    }

    private static DateTimeOffset HourOf(DateTimeOffset moment) => new(moment.UtcTicks - moment.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);

    private sealed record Sender(TenantId Tenant, AdvertiserId Advertiser, bool IsActive, DateTimeOffset? Last, DateTimeOffset? Since, string Name);
}
