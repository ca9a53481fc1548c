using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Integration.Tests.Tenancy;
using TrackingPlatform.Testing.Notices;
using TrackingPlatform.Workers.Notices;
using TrackingPlatform.Workers.Reporting;

namespace TrackingPlatform.Integration.Tests.Reporting;

/// <summary>Reports that outlast their page: saved, mailed, and made into files in the background; and the proof of what they read.</summary>
public sealed class ReportKeepingTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Noon);

    private ReportExportQueue Queue => database.Services.GetRequiredService<ReportExportQueue>();

    private ReportFiles Files => new(database.Services.GetRequiredService<Reports>(), database.Platform, _clock);

    private ReportExports Exports => new(database.Services.GetRequiredService<ReportExportBook>(), database.Platform, _clock);

    private ReportViews Views => new(database.Services.GetRequiredService<ReportViewBook>(), database.Platform, _clock);

    [Fact]
    public async Task A_file_is_made_in_the_background_and_fetched_whole()
    {
        var world = await FilledAsync();
        var actor = SetupWorld.In(world.Tenant, Role.Analyst);
        var asked = (await Exports.AskAsync(actor, new ReportExportDraft { Query = "range=last-7d&group=sub1,day&columns=clicks", Format = "csv" }, CancellationToken.None)).Done();

        await MakeAsync();

        var made = (await Exports.FindAsync(actor, asked.Id, CancellationToken.None)).Done();
        using var file = new MemoryStream();
        await Exports.CopyAsync(actor, asked.Id, file, CancellationToken.None);
        Assert.Equal((ReportExportState.Queued, ReportExportState.Done, 2L, file.Length), (asked.State, made.State, made.Rows, made.Bytes));
        Assert.Equal("report_sub1-day_2026-11-16_2026-11-22.csv", made.FileName);
        Assert.Equal("sub1,day,currency,clicks\r\n\"one\",2026-11-21,EUR,2\r\n\"one\",2026-11-22,EUR,1\r\n", Encoding.UTF8.GetString(file.ToArray()[3..]));
        Assert.Empty(await Queue.TakeAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_file_that_was_removed_or_is_made_by_another_worker_is_left_alone()
    {
        var world = await FilledAsync();
        var actor = SetupWorld.In(world.Tenant, Role.Analyst);
        var asked = (await Exports.AskAsync(actor, new ReportExportDraft { Query = "range=last-7d" }, CancellationToken.None)).Done();
        var (_, _, attempt) = Assert.Single(await Queue.TakeAsync(CancellationToken.None));

        Assert.False(await Queue.StoreAsync(world.Tenant, asked.Id, attempt + 1, 0, [1], CancellationToken.None));
        Assert.True((await Exports.RemoveAsync(actor, asked.Id, CancellationToken.None)) is Outcome<ReportExportId>.Done);
        await new ReportExportJob(Queue, Files).RunAsync(world.Tenant.Value, asked.Id.Value, attempt, CancellationToken.None);

        Assert.Equal("0", await world.ScalarAsync("select count(*) from report_export_parts where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Views_are_their_makers_until_they_are_shared()
    {
        var world = await FilledAsync();
        var (mira, tom) = (MemberId.New(Noon), MemberId.New(Noon.AddSeconds(1)));
        var (analyst, owner) = (SetupWorld.In(world.Tenant, Role.Analyst), SetupWorld.In(world.Tenant, Role.Owner));
        var draft = new ReportViewDraft { Name = "Mine", Query = "?range=last-week&group=publisher" };
        var mine = (await Views.CreateAsync(analyst, mira, draft, CancellationToken.None)).Done();

        Assert.Equal("range=last-week&group=publisher", mine.Query);
        Assert.Empty((await Views.ListAsync(analyst, tom, CancellationToken.None)).Done());
        Assert.IsType<Outcome<ReportViewDetails>.NotFound>(await Views.FindAsync(analyst, tom, mine.Id, CancellationToken.None));
        draft.Shared = true;
        Assert.IsType<Outcome<ReportViewDetails>.Forbidden>(await Views.ReplaceAsync(analyst, mira, mine.Id, draft, CancellationToken.None));
        Assert.True((await Views.ReplaceAsync(owner, tom, mine.Id, draft, CancellationToken.None)).Done().Shared);
        Assert.False(Assert.Single((await Views.ListAsync(analyst, tom, CancellationToken.None)).Done()).Mine);
        Assert.IsType<Outcome<ReportViewId>.Forbidden>(await Views.RemoveAsync(analyst, tom, mine.Id, CancellationToken.None));
        Assert.IsType<Outcome<ReportViewId>.Done>(await Views.RemoveAsync(analyst, mira, mine.Id, CancellationToken.None));
        Assert.Equal(
            ["recipients", "query"],
            Assert.IsType<Outcome<ReportViewDetails>.Invalid>(await Views.CreateAsync(owner, tom, new ReportViewDraft { Name = "x", Query = "range=last-7d&publisher=x", Schedule = "daily" }, CancellationToken.None))
                .Problems.Select(problem => problem.Field).OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_view_whose_mail_cannot_go_out_says_why_and_waits_for_the_next_morning()
    {
        var world = await FilledAsync();
        var view = (await Views.CreateAsync(SetupWorld.In(world.Tenant, Role.Owner), null, new ReportViewDraft { Name = "Week", Query = "range=last-week", Schedule = "daily", Format = "xlsx", Recipients = ["mira@agency.example"] }, CancellationToken.None)).Done();
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero), view.NextAt);
        await world.ExecuteAsync("update report_views set next_at = now() - interval '1 minute' where tenant_id = $1", world.Tenant.Value);

        await new ReportMailJob(database.Services.GetRequiredService<ReportMailQueue>(), Files, new ReportPost(null), _clock).RunAsync(CancellationToken.None);

        var after = (await Views.FindAsync(SetupWorld.In(world.Tenant, Role.Analyst), null, view.Id, CancellationToken.None)).Done();
        Assert.Equal(("This installation has no mail server.", view.NextAt), (after.LastProblem, after.NextAt));
    }

    [Fact]
    public async Task A_view_that_is_due_goes_out_with_its_file()
    {
        await using var catcher = MailCatcher.Start();
        var world = await FilledAsync();
        var draft = new ReportViewDraft { Name = "Publishers", Query = "range=last-7d&group=publisher&columns=clicks", Schedule = "weekly", Recipients = ["mira@agency.example", "tom@agency.example"] };
        var view = (await Views.CreateAsync(SetupWorld.In(world.Tenant, Role.Owner), null, draft, CancellationToken.None)).Done();
        await world.ExecuteAsync("update report_views set next_at = now() - interval '1 minute' where tenant_id = $1", world.Tenant.Value);
        var mail = new MailOptions("127.0.0.1", catcher.Port, MailSecurity.None, null, null, "tracking@halden.example", "https://admin.halden.example");

        await new ReportMailJob(database.Services.GetRequiredService<ReportMailQueue>(), Files, new ReportPost(mail), _clock).RunAsync(CancellationToken.None);

        var caught = Assert.Single(catcher.Mails, mail => mail.To.Contains("tom@agency.example"));
        Assert.Equal(("Publishers (Agency)", "mira@agency.example", "tom@agency.example"), (caught.Subject, caught.To[0], caught.To[1]));
        Assert.Contains("https://admin.halden.example/reports?range=last-7d&group=publisher", caught.Data.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("report_publisher_2026-11-16_2026-11-22.csv", caught.Data, StringComparison.Ordinal);
        var after = (await Views.FindAsync(SetupWorld.In(world.Tenant, Role.Analyst), null, view.Id, CancellationToken.None)).Done();
        Assert.True(after is { LastProblem: null, LastSentAt: not null, NextAt: { } next } && next == new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Roll_ups_that_went_wrong_are_found_and_put_right()
    {
        var world = await FilledAsync();
        var repair = database.Services.GetRequiredService<RollupRepair>();
        var (from, until) = (Noon.AddDays(-2), Noon.AddDays(1));
        Assert.Empty(await repair.FindAsync(world.Tenant, from, until, CancellationToken.None));
        await world.FoldAsync();
        await world.ExecuteAsync("update click_rollups set clicks = clicks + 5 where tenant_id = $1 and bucket >= '2026-11-22'", world.Tenant.Value);
        await world.ExecuteAsync("delete from click_rollups where tenant_id = $1 and bucket < '2026-11-22'", world.Tenant.Value);
        await world.ExecuteAsync("update conversion_rollups set revenue = revenue + 1 where tenant_id = $1", world.Tenant.Value);

        var found = await repair.RepairAsync(world.Tenant, from, until, CancellationToken.None);

        Assert.Equal(
            [(21, "clicks", 2L, 0L), (22, "clicks", 1L, 6L), (21, "conversions", 1L, 1L)],
            found.Select(each => (each.Day.Day, each.What, each.Stored, each.Rolled)));
        Assert.Empty(await repair.FindAsync(world.Tenant, from, until, CancellationToken.None));
    }

    private async Task MakeAsync()
    {
        foreach (var (tenant, export, attempt) in await Queue.TakeAsync(CancellationToken.None))
        {
            await new ReportExportJob(Queue, Files).RunAsync(tenant.Value, export.Value, attempt, CancellationToken.None);
        }
    }

    private async Task<ReportingWorld> FilledAsync()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        var click = world.Click(Noon.AddDays(-1));
        await world.DrainAsync(click, world.Click(Noon.AddDays(-1)), world.Click(Noon.AddHours(-1)));
        await world.ConvertAsync(click);
        return world;
    }
}
