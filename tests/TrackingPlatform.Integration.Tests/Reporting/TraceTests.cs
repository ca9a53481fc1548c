using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Integration.Tests.Reporting;

public sealed class TraceTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    private TraceReader Traces => database.Services.GetRequiredService<TraceReader>();

    [Fact]
    public async Task Every_kind_of_id_leads_to_the_same_story()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        var click = world.Click(world.Now.AddDays(-2), "ref 1/ä");
        await world.DrainAsync(click);
        var conversion = await world.ConvertAsync(click, transaction: "T 1");
        var receipt = await world.ReceiveAsync(click.At.AddMinutes(30), PostbackVerdict.Accepted, click.Id, conversion, "T 1");
        var delivery = await world.DeliverAsync(conversion, click.At.AddMinutes(30), DeliveryState.Delivered, null, 503, 200);

        foreach (var (id, kind) in new[]
        {
            (click.Id.ToString(), "click"), (conversion.ToString(), "conversion"), (receipt.ToString(), "receipt"), (delivery.ToString(), "delivery"), ("T 1", "txn_id"), ("ref 1/ä", "click_ref"),
        })
        {
            var story = await StoryAsync(world, " " + id);
            Assert.Equal((kind, id), (story.Kind, story.Asked));
            Assert.Equal((click.Id, conversion, receipt, delivery), (story.Click!.Click.Id, Assert.Single(story.Conversions).Id, Assert.Single(story.Postbacks).Id, Assert.Single(story.Deliveries).Id));
            Assert.Equal(2, story.Deliveries[0].Attempts.Count);
            Assert.Equal(
                "Acme publisher earned 12.00 EUR for the event sale of Acme offer, because the postback named a click made 30 minutes earlier. "
                + "They were told 2 seconds later, at the second attempt.",
                story.Answer);
        }
    }

    [Fact]
    public async Task A_publishers_reference_of_long_ago_is_found_by_the_index_of_its_day()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        var (old, latest) = (world.Click(world.Now.AddDays(-200), "of long ago"), world.Click(world.Now.AddDays(-60), "of long ago"));
        await world.DrainAsync(old, latest);
        var partitions = database.Services.GetRequiredService<DayPartitions>();

        await partitions.IndexReferencesAsync(CancellationToken.None);

        Assert.Equal(latest.Id, (await StoryAsync(world, "of long ago")).Click!.Click.Id);
        Assert.Equal(0, await partitions.IndexReferencesAsync(CancellationToken.None));
        Assert.Equal("2", await world.ScalarAsync($"select count(*) from pg_indexes where indexname in ('clicks_{old.At.UtcDateTime:yyyyMMdd}_ref', 'clicks_{latest.At.UtcDateTime:yyyyMMdd}_ref')"));
        Assert.Equal("0", await world.ScalarAsync($"select count(*) from pg_indexes where indexname = 'clicks_{world.Now.UtcDateTime:yyyyMMdd}_ref'"));
    }

    [Fact]
    public async Task The_conversion_asked_for_is_the_one_told_of()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        var click = world.Click(world.Now.AddHours(-3));
        await world.DrainAsync(click);
        var first = await world.ConvertAsync(click, click.At.AddMinutes(10), transaction: "first");
        var second = await world.ConvertAsync(click, click.At.AddMinutes(20), ConversionStatus.Reversed, "second", reason: "manual");

        Assert.Equal(first, (await StoryAsync(world, first.ToString())).Conversion!.Id);
        var story = await StoryAsync(world, click.Id.ToString());
        Assert.Equal((second, 2), (story.Conversion!.Id, story.Conversions.Count));
        Assert.Contains("it was taken back, because a person decided so, and the click has 1 more conversion.", story.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_click_that_earned_often_the_newest_and_the_one_asked_for_are_told()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        var click = world.Click(world.Now.AddHours(-5));
        await world.DrainAsync(click);
        var all = new List<ConversionId>();
        for (var number = 1; number <= 203; number++)
        {
            all.Add(await world.ConvertAsync(click, click.At.AddMinutes(number)));
        }

        var oldest = await StoryAsync(world, all[0].ToString());
        var ofClick = await StoryAsync(world, click.Id.ToString());

        Assert.Equal([all[0], .. all.TakeLast(200)], oldest.Conversions.Select(each => each.Id));
        Assert.Equal(all[0], oldest.Conversion!.Id);
        Assert.Contains("and the click has at least 200 more conversions.", oldest.Answer, StringComparison.Ordinal);
        Assert.Equal((all[^1], 200), (ofClick.Conversion!.Id, ofClick.Conversions.Count));
    }

    [Fact]
    public async Task A_refused_postback_for_an_unknown_click_has_a_story_too()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        var click = ClickId.New(world.Now.AddHours(-1));
        var receipt = await world.ReceiveAsync(world.Now, PostbackVerdict.Rejected, click, null, "T-9", "click_not_found");

        foreach (var id in new[] { click.ToString(), receipt.ToString(), "T-9" })
        {
            var story = await StoryAsync(world, id);
            Assert.Null(story.Click);
            Assert.Equal(receipt, Assert.Single(story.Postbacks).Id);
            Assert.Equal("Nothing was earned: the postback was refused, because there is no such click. The click it names is not known here.", story.Answer);
        }
    }

    [Fact]
    public async Task An_unknown_id_says_what_was_searched_and_another_tenants_is_unknown()
    {
        var (mine, theirs) = (await ReportingWorld.FoundAsync(database.Database), await ReportingWorld.FoundAsync(database.Database));
        var click = theirs.Click(theirs.Now.AddHours(-1), "their-ref");
        await theirs.DrainAsync(click);
        var conversion = await theirs.ConvertAsync(click, transaction: "their-txn");

        foreach (var id in new[] { click.Id.ToString(), conversion.ToString(), "their-txn", "their-ref", "nothing", ConversionId.New(mine.Now).ToString(), "rcp_short" })
        {
            Assert.NotEmpty(Assert.IsType<TraceResult.Unknown>(await Traces.FindAsync(mine.Tenant, id, CancellationToken.None)).Searched);
        }

        var searched = Assert.IsType<TraceResult.Unknown>(await Traces.FindAsync(mine.Tenant, "nothing", CancellationToken.None)).Searched;
        Assert.Equal(3, searched.Count);
        Assert.Contains(searched, each => each.StartsWith("clicks by the publisher's reference, back to 20", StringComparison.Ordinal));
    }

    private async Task<TraceStory> StoryAsync(ReportingWorld world, string id) =>
        Assert.IsType<TraceResult.Found>(await Traces.FindAsync(world.Tenant, id, CancellationToken.None)).Story;
}
