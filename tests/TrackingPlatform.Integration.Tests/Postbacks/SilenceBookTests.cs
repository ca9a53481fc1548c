using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Postbacks;

/// <summary>Advertisers whose postbacks stop, written down once and ended once.</summary>
public sealed class SilenceBookTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    private SilenceBook Book => database.Services.GetRequiredService<SilenceBook>();

    [Fact]
    public async Task A_silence_is_told_once_shown_and_ended_by_the_next_postback()
    {
        var tenant = await database.CreateSeededTenantAsync("Agency");
        var now = DateTimeOffset.UtcNow;
        await UsuallyAsync(tenant, now, 40);
        await ReceiveAsync(tenant, now.AddMinutes(-55));

        var raised = (await Book.LookAsync(now, CancellationToken.None)).Where(change => change.Tenant == tenant.Id).ToList();
        var again = (await Book.LookAsync(now.AddMinutes(1), CancellationToken.None)).Where(change => change.Tenant == tenant.Id);

        Assert.InRange(Assert.Single(raised).Expected ?? 0, 30, 40);
        Assert.Empty(again);
        Assert.Equal("1", await NoticesAsync(tenant, "postbacks_stopped"));
        var shown = Assert.Single(await database.Services.GetRequiredService<IntakeLog>().SilencesAsync(tenant.Id, CancellationToken.None));
        Assert.Equal((tenant.Advertiser, "Acme advertiser"), (shown.Advertiser, shown.Name));

        await ReceiveAsync(tenant, now);
        var ended = (await Book.LookAsync(now.AddMinutes(2), CancellationToken.None)).Where(change => change.Tenant == tenant.Id).ToList();

        Assert.Null(Assert.Single(ended).Expected);
        Assert.Equal("1", await NoticesAsync(tenant, "postbacks_resumed"));
        Assert.Empty(await database.Services.GetRequiredService<IntakeLog>().SilencesAsync(tenant.Id, CancellationToken.None));
        Assert.DoesNotContain(await Book.LookAsync(now.AddMinutes(3), CancellationToken.None), change => change.Tenant == tenant.Id);
    }

    [Fact]
    public async Task Nobody_waits_for_a_paused_advertiser()
    {
        var tenant = await database.CreateSeededTenantAsync("Agency");
        var now = DateTimeOffset.UtcNow;
        await UsuallyAsync(tenant, now, 40);
        await ReceiveAsync(tenant, now.AddMinutes(-55));
        await ExecuteAsync($"update advertisers set status = 'paused' where tenant_id = '{tenant.Id.Value}'");

        Assert.DoesNotContain(await Book.LookAsync(now, CancellationToken.None), change => change.Tenant == tenant.Id);
    }

    [Fact]
    public async Task Whole_hours_are_counted_once_and_guesses_of_strangers_are_not()
    {
        var tenant = await database.CreateSeededTenantAsync("Agency");
        var now = DateTimeOffset.UtcNow;
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero).AddHours(-1);
        await ExecuteAsync($"delete from postback_hours where hour >= '{hour:O}'");
        await ReceiveAsync(tenant, hour.AddMinutes(5));
        await ReceiveAsync(tenant, hour.AddMinutes(6));
        await ReceiveAsync(tenant, hour.AddMinutes(7), httpStatus: 401);

        await Book.LookAsync(now, CancellationToken.None);
        await Book.LookAsync(now, CancellationToken.None);

        Assert.Equal("2", await Sql.ScalarAsync(database.Database.SuperuserConnectionString, $"select sum(received) from postback_hours where tenant_id = '{tenant.Id.Value}' and hour = '{hour:O}'"));
    }

    private Task<string?> NoticesAsync(SeededTenant tenant, string kind) =>
        Sql.ScalarAsync(database.Database.SuperuserConnectionString, $"select count(*) from notices where tenant_id = '{tenant.Id.Value}' and kind = '{kind}'");

    private Task UsuallyAsync(SeededTenant tenant, DateTimeOffset now, int count) => ExecuteAsync(
        $"""
        insert into postback_hours (tenant_id, advertiser_id, hour, received)
        select '{tenant.Id.Value}', '{tenant.Advertiser.Value}', hour, {count}
        from generate_series(date_trunc('hour', timestamptz '{now:O}') - interval '20 days', date_trunc('hour', timestamptz '{now:O}') - interval '1 hour', interval '1 hour') hour
        """);

    private Task ReceiveAsync(SeededTenant tenant, DateTimeOffset at, int httpStatus = 200) => database.Services.GetRequiredService<IInboundLog>().AppendAsync(
        new InboundPostback
        {
            Id = ReceiptId.New(at), TenantId = tenant.Id, AdvertiserId = tenant.Advertiser, Method = "GET", Target = "/postback", Verdict = PostbackVerdict.Rejected, HttpStatus = httpStatus,
        },
        CancellationToken.None);

    private Task ExecuteAsync(string sql) => Sql.ExecuteAsync(database.Database.SuperuserConnectionString, sql);
}
