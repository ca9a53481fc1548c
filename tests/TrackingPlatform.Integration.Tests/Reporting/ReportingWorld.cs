using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Reporting;

/// <summary>A tenant with a small set-up and quick ways to put clicks, conversions, postbacks and deliveries into its books.</summary>
internal sealed class ReportingWorld
{
    private readonly PlatformDatabase _database;
    private readonly Guid _journal = Guid.NewGuid();
    private long _sequence;
    private int _closings;

    private ReportingWorld(PlatformDatabase database, SeededTenant seeded, string timeZone) => (_database, Seeded, TimeZone) = (database, seeded, timeZone);

    public SeededTenant Seeded { get; }

    public TenantId Tenant => Seeded.Id;

    public string TimeZone { get; }

    /// <summary>The moment that everything is reckoned from; to the millisecond, as ids are.</summary>
    public DateTimeOffset Now { get; } = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());

    public static async Task<ReportingWorld> FoundAsync(PlatformDatabase database, string currency = "EUR", string timeZone = "UTC") =>
        new(database, await database.SeedAsync(await database.CreateTenantAsync("Agency", timeZone, currency), new Seed { Currency = currency, Payout = Price.Mixed(2m, 10m), Revenue = Price.Fixed(9m) }), timeZone);

    public Click Click(DateTimeOffset at, string? clickRef = null) => new()
    {
        Id = ClickId.New(at),
        TenantId = Tenant,
        LinkId = Seeded.Link,
        CampaignId = Seeded.Campaign,
        OfferId = Seeded.Offer,
        AdvertiserId = Seeded.Advertiser,
        PublisherId = Seeded.Publisher,
        Currency = Currency.Of("EUR"),
        Verdict = ClickVerdict.Redirected,
        Destination = "https://shop.example/",
        Parameters = new ClickParameters { Subs = ["one", null, "=SUM(A1)"], ClickRef = clickRef, Others = [new("x", "1"), new("x", "2")] },
        Visitor = new Visitor { Country = "DE", Device = "mobile", Key = Guid.NewGuid().ToByteArray() },
        Day = DateOnly.FromDateTime(at.UtcDateTime),
        SnapshotVersion = 7,
        Trail = RoutingTrail.Write([new RoutingStep("campaign", "Acme campaign", "ok")]),
    };

    /// <summary>Stores clicks as the drain does, roll-ups included.</summary>
    public async Task DrainAsync(params IReadOnlyList<Click> clicks)
    {
        var store = _database.Services.GetService(typeof(IClickStore)) as IClickStore ?? throw new InvalidOperationException("There is no click store.");
        var from = await store.PositionOfAsync(_journal, CancellationToken.None);
        _sequence = from;
        var batch = new ClickBatch(_journal, from, from + clicks.Count, [.. clicks.Select(click => new JournaledClick(_sequence++, click, default))], []);
        Assert.Equal(ClickStoreOutcome.Stored, await store.StoreAsync(batch, CancellationToken.None));
    }

    /// <summary>Stores a click of another platform, which is in no roll-up.</summary>
    public Task ImportClickAsync(DateTimeOffset at) => ExecuteAsync(
        """
        insert into clicks (tenant_id, click_id, offer_id, advertiser_id, publisher_id, currency, verdict, destination, flags, is_unique, day, snapshot_version, journal_id, journal_sequence)
        values ($1, $2, $3, $4, $5, 'EUR', 'redirected', '', $6, false, $7, 0, $1, 0)
        """,
        Tenant.Value, ClickId.New(at).Value, Seeded.Offer.Value, Seeded.Advertiser.Value, Seeded.Publisher.Value, (int)ClickFlags.Imported, DateOnly.FromDateTime(at.UtcDateTime));

    /// <summary>Books a conversion with its first change and the figures still to be folded, as the ledger does.</summary>
    public async Task<ConversionId> ConvertAsync(
        Click click,
        DateTimeOffset? at = null,
        ConversionStatus status = ConversionStatus.Approved,
        string? transaction = null,
        decimal? amount = 100m,
        decimal payout = 12m,
        decimal revenue = 9m,
        string? reason = null)
    {
        var when = at ?? click.At.AddMinutes(30);
        var id = ConversionId.New(when);
        var figures = ConversionFigures.Of(status, new ConversionMoney(amount, payout, revenue));
        var bucket = new DateTimeOffset(when.UtcTicks - (when.UtcTicks % TimeSpan.FromMinutes(15).Ticks), TimeSpan.Zero);
        await ExecuteAsync(
            """
            insert into conversions (tenant_id, conversion_id, click_id, click_at, link_id, campaign_id, offer_id, event_id, advertiser_id, publisher_id, dedupe_key, txn_id,
                status, reason, amount, currency, payout, revenue, occurred_at, booked_at, changed_at, country, event_seq, explanation)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $2::text, $11, $12, $13, $14, $15, $16, $17, $18, $18, $18, $19, 1,
                '{"model":"click_id","window_seconds":2592000,"candidates":[],"winner":null,"why":"The postback named this click."}')
            """,
            Tenant.Value, id.Value, click.Id.Value, click.At, Value(click.LinkId?.Value), Value(click.CampaignId?.Value), Seeded.Offer.Value, Seeded.Event.Value,
            Seeded.Advertiser.Value, click.PublisherId.Value, Value(transaction), WireName<ConversionStatus>.Of(status), Value(reason), Value(amount), click.Currency.Code, payout, revenue, when, Value(click.Visitor.Country));
        await ExecuteAsync(
            """
            insert into conversion_changes (tenant_id, conversion_id, event_seq, at, source, status, reason, amount, payout, revenue)
            values ($1, $2, 1, $3, 'postback', $4, $5, $6, $7, $8)
            """,
            Tenant.Value, id.Value, when, WireName<ConversionStatus>.Of(status), Value(reason), Value(amount), payout, revenue);
        await ExecuteAsync(
            """
            insert into conversion_deltas (tenant_id, conversion_id, event_seq, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, event_id, currency,
                conversions, pending, held, rejected, reversed, amount, payout, revenue, payout_pending)
            values ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            """,
            Tenant.Value, id.Value, bucket, click.PublisherId.Value, click.CampaignId?.Value ?? Guid.Empty, Seeded.Offer.Value, Seeded.Advertiser.Value,
            click.LinkId?.Value ?? Guid.Empty, Seeded.Event.Value, click.Currency.Code, figures.Conversions, figures.Pending, figures.Held, figures.Rejected, figures.Reversed,
            figures.Amount, figures.Payout, figures.Revenue, figures.PayoutPending);
        return id;
    }

    /// <summary>Gives a conversion another status, with the figures still to be folded.</summary>
    public Task ReviseAsync(ConversionId id, ConversionStatus status) => ExecuteAsync(
        """
        with before as (
            select * from conversions where tenant_id = $1 and conversion_id = $2
        ), revised as (
            update conversions set status = $3, event_seq = event_seq + 1 where tenant_id = $1 and conversion_id = $2
        )
        insert into conversion_deltas (tenant_id, conversion_id, event_seq, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, event_id, currency,
            conversions, pending, held, rejected, reversed, amount, payout, revenue, payout_pending)
        select tenant_id, conversion_id, event_seq + 1, date_bin('15 minutes', occurred_at, 'epoch'), publisher_id, coalesce(campaign_id, $4), offer_id, advertiser_id, coalesce(link_id, $4), event_id, currency,
            is_now.approved - was.approved, ($3 = 'pending')::int - (status = 'pending')::int, ($3 = 'hold')::int - (status = 'hold')::int, ($3 = 'rejected')::int - (status = 'rejected')::int,
            ($3 = 'reversed')::int - (status = 'reversed')::int, coalesce(amount, 0) * (is_now.approved - was.approved), payout * (is_now.approved - was.approved), revenue * (is_now.approved - was.approved),
            payout * (($3 in ('pending', 'hold'))::int - (status in ('pending', 'hold'))::int)
        from before cross join lateral (select (status = 'approved')::int as approved) was cross join lateral (select ($3 = 'approved')::int as approved) is_now
        """,
        Tenant.Value, id.Value, WireName<ConversionStatus>.Of(status), Guid.Empty);

    /// <summary>Puts one postback into the inbound log as judged.</summary>
    public async Task<ReceiptId> ReceiveAsync(
        DateTimeOffset at, PostbackVerdict verdict, ClickId? click = null, ConversionId? conversion = null, string? transaction = null, string? reason = null)
    {
        var id = ReceiptId.New(at);
        await EnsureDayAsync("inbound", at);
        await ExecuteAsync(
            """
            insert into inbound (tenant_id, receipt_id, advertiser_id, method, target, body, authentication, postback, click_id, txn_id, verdict, reason, http_status, conversion_id, judged_at)
            values ($1, $2, $3, 'POST', '/postback?token=***', 'amount=100'::bytea, 'token', '{"amount":"100","currency":"EUR"}', $4, $5, $6, $7, 200, $8, $9)
            """,
            Tenant.Value, id.Value, Seeded.Advertiser.Value, Value(click?.Value), Value(transaction), WireName<PostbackVerdict>.Of(verdict), Value(reason), Value(conversion?.Value), at);
        return id;
    }

    /// <summary>Puts a delivery of a conversion's change where its state belongs, with an attempt for each status code.</summary>
    public async Task<DeliveryId> DeliverAsync(ConversionId conversion, DateTimeOffset at, DeliveryState state, string? reason = null, params int[] answers)
    {
        var id = DeliveryId.New(at);
        var table = state switch
        {
            DeliveryState.Delivered or DeliveryState.Suppressed => "deliveries_done",
            DeliveryState.Dead => "deliveries_dead",
            _ => "deliveries",
        };
        var isHot = table == "deliveries";
        if (!isHot)
        {
            await EnsureDayAsync(table, at);
        }

        await ExecuteAsync(
            $"""
            insert into {table} (tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent, endpoint, state, reason,
                macro_values, attempt, created_at, last_at, last_status_code{(isHot ? ", next_at, deadline_at" : "")})
            values ($1, $2, $3, $4, 1, 1, $5, $6, 'sale', 'approved', 'https://publisher.example', $7, $8, '[]', $9, $10, $11, $12{(isHot ? ", $13, $14" : "")})
            """,
            [
                Tenant.Value, id.Value, conversion.Value, Seeded.Template.Value, Seeded.Publisher.Value, Seeded.Offer.Value, WireName<DeliveryState>.Of(state), Value(reason), answers.Length,
                at, Value(answers.Length == 0 ? (DateTimeOffset?)null : at.AddSeconds(answers.Length)), Value(answers.Length == 0 ? (int?)null : answers[^1]),
                .. isHot ? new object[] { at.AddMinutes(5), at.AddDays(7) } : [],
            ]);
        for (var number = 1; number <= answers.Length; number++)
        {
            var when = at.AddSeconds(number);
            await EnsureDayAsync("delivery_attempts", when);
            await ExecuteAsync(
                """
                insert into delivery_attempts (tenant_id, attempt_id, delivery_id, number, at, duration_ms, status_code, error, method, url, response, node)
                values ($1, $2, $3, $4, $5, 98, $6, $7, 'GET', 'https://publisher.example/postback?cid=1', 'OK', 'test')
                """,
                Tenant.Value, Guid.CreateVersion7(when), id.Value, number, when, answers[number - 1], Value(answers[number - 1] < 300 ? null : "http_5xx"));
        }

        return id;
    }

    public async Task FoldAsync()
    {
        var folder = (RollupFolder)_database.Services.GetService(typeof(RollupFolder))!;
        while (await folder.FoldAsync(CancellationToken.None) > 0)
        {
        }
    }

    /// <summary>Closes every day that was over at a moment, and adds them up by visitors; each time as if the last were long ago.</summary>
    public async Task CloseDaysAsync(DateTimeOffset now)
    {
        var days = (DayRollups)_database.Services.GetService(typeof(DayRollups))!;
        do
        {
            await days.CloseAsync(now, CancellationToken.None);
        }
        while (await ScalarAsync("select count(*) from rollup_days where tenant_id = $tenant and state = 'closing'") != "0");

        var facets = (FacetDays)_database.Services.GetService(typeof(FacetDays))!;
        await facets.AddUpAsync(now + (++_closings * FacetDays.Rest), CancellationToken.None);
    }

    public Task<string?> ScalarAsync(string query) =>
        Sql.ScalarAsync(_database.SuperuserConnectionString, query.Replace("$tenant", $"'{Tenant.Value}'", StringComparison.Ordinal));

    public Task EnsureDayAsync(string table, DateTimeOffset at) =>
        Sql.ExecuteAsync(_database.SuperuserConnectionString, $"select ensure_day_partition('{table}', '{at.UtcDateTime:yyyy-MM-dd}')");

    public async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(_database.SuperuserConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value is DateTimeOffset moment ? moment.ToUniversalTime() : value });
        }

        await command.ExecuteNonQueryAsync();
    }

    public ReportQuery Query(string zone, DateTimeOffset from, DateTimeOffset until) =>
        new() { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone), From = from, Until = until, HomeCurrency = Currency.Of("EUR") };

    private static object Value(object? value) => value ?? DBNull.Value;
}
