using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Integration.Tests.Reporting;

public sealed class LogTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    private static readonly LogPaging Fifty = new() { IsCounted = true };

    private ClickLog Clicks => database.Services.GetRequiredService<ClickLog>();

    private ConversionLog Conversions => database.Services.GetRequiredService<ConversionLog>();

    private InboundLogReader Inbound => database.Services.GetRequiredService<InboundLogReader>();

    private DeliveryLog Deliveries => database.Services.GetRequiredService<DeliveryLog>();

    [Fact]
    public async Task A_click_is_read_back_whole_with_names()
    {
        var world = await FoundAsync();
        var click = world.Click(world.Now.AddHours(-2), "ref-1");
        await world.DrainAsync(click);
        var conversion = await world.ConvertAsync(click);

        var entry = await Clicks.FindAsync(world.Tenant, click.Id, CancellationToken.None);

        Assert.NotNull(entry);
        Assert.Equal(click.At, entry.Click.At);
        Assert.Equal(["one", null, "=SUM(A1)"], entry.Click.Parameters.Subs);
        Assert.Equal([new("x", "1"), new("x", "2")], entry.Click.Parameters.Others);
        Assert.Equal(("DE", "mobile"), (entry.Click.Visitor.Country, entry.Click.Visitor.Device));
        Assert.Equal(("Acme campaign", "Acme offer", "Acme publisher", "Acme advertiser"), (entry.CampaignName, entry.OfferName, entry.PublisherName, entry.AdvertiserName));
        Assert.Equal(world.Seeded.LinkCode, entry.LinkCode);
        Assert.True(entry.IsUnique);
        Assert.Equal([new RoutingStep("campaign", "Acme campaign", "ok")], entry.Steps);
        Assert.Equal([conversion], entry.Conversions);
    }

    [Fact]
    public async Task Publishers_see_what_is_sent_to_them_and_nothing_of_webhooks_or_hidden_events()
    {
        var world = await FoundAsync();
        var at = world.Now.AddHours(-1);
        var conversion = await world.ConvertAsync(world.Click(at));
        var told = await world.DeliverAsync(conversion, at, DeliveryState.Delivered, null, 200);
        await world.DeliverAsync(conversion, at, DeliveryState.Suppressed, "event_hidden");
        var webhook = await world.DeliverAsync(conversion, at, DeliveryState.Delivered, null, 200);
        await world.ExecuteAsync("update deliveries_done set template_id = null, template_version = null, webhook_id = $2 where delivery_id = $1", [webhook.Value, Guid.NewGuid()]);

        var all = await Deliveries.ListAsync(world.Tenant, new DeliveryFilter { Publisher = world.Seeded.Publisher }, Fifty, CancellationToken.None);
        var theirs = await Deliveries.ListAsync(world.Tenant, new DeliveryFilter { Publisher = world.Seeded.Publisher, IsForPublishers = true }, Fifty, CancellationToken.None);

        Assert.Equal(3, all.Items.Count);
        Assert.Equal([told], theirs.Items.Select(delivery => delivery.Id));
    }

    [Fact]
    public async Task Clicks_are_found_by_every_filter_and_not_by_others()
    {
        var world = await FoundAsync();
        var wanted = world.Click(world.Now.AddHours(-3), "abc_%1") with { Verdict = ClickVerdict.Refused, Reason = "offer_paused", Flags = ClickFlags.Bot };
        await world.DrainAsync(wanted, world.Click(world.Now.AddHours(-2), "abcdef"), world.Click(world.Now.AddDays(-3), "old"));
        var today = new TimeRange(world.Now.AddHours(-4), world.Now);
        ClickFilter[] finding =
        [
            new() { Click = wanted.Id },
            new() { ClickRef = "abc_%1" },
            new() { ClickRefPrefix = "abc_%" },
            new() { Range = today, Verdict = ClickVerdict.Refused },
            new() { Range = today, Reason = "offer_paused" },
            new() { Range = today, Flags = ClickFlags.Bot | ClickFlags.Prefetch },
            new() { Range = new TimeRange(world.Now.AddHours(-4), world.Now.AddHours(-2.5)) },
            new() { Publisher = world.Seeded.Publisher, Offer = world.Seeded.Offer, Campaign = world.Seeded.Campaign, Advertiser = world.Seeded.Advertiser, Link = world.Seeded.Link, Country = "DE", Device = "mobile", Verdict = ClickVerdict.Refused },
        ];
        foreach (var filter in finding)
        {
            var page = await Clicks.ListAsync(world.Tenant, filter, Fifty, CancellationToken.None);
            Assert.Equal((wanted.Id, 1L), (Assert.Single(page.Items).Click.Id, page.Total!.Value));
        }

        var none = await Clicks.ListAsync(world.Tenant, new ClickFilter { Publisher = PublisherId.New(world.Now) }, Fifty, CancellationToken.None);
        Assert.Empty(none.Items);
        Assert.Equal(3, (await Clicks.ListAsync(world.Tenant, new ClickFilter(), Fifty, CancellationToken.None)).Total);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Paging_neither_skips_nor_repeats_while_rows_arrive(bool isAscending)
    {
        var world = await FoundAsync();
        var there = Enumerable.Range(0, 23).Select(index => world.Click(world.Now.AddSeconds(-100 - (index / 3)))).ToArray(); // several in one millisecond
        await world.DrainAsync(there);
        var seen = new List<ClickId>();
        LogCursor? after = null;
        do
        {
            var page = await Clicks.ListAsync(world.Tenant, new ClickFilter(), new LogPaging { Limit = 4, After = after, IsAscending = isAscending }, CancellationToken.None);
            seen.AddRange(page.Items.Select(item => item.Click.Id));
            after = page.Next;
            await world.DrainAsync(world.Click(isAscending ? world.Now.AddSeconds(-500) : world.Now));
        }
        while (after is not null);

        Assert.Equal(there.Length, seen.Count);
        Assert.Equal(there.Select(click => click.Id).ToHashSet(), seen.ToHashSet());
        var inOrder = seen.Select(id => id.ToString()).Order(StringComparer.Ordinal);
        Assert.Equal(isAscending ? inOrder : inOrder.Reverse(), seen.Select(id => id.ToString()));
    }

    [Fact]
    public async Task Conversions_page_by_the_time_they_happened_with_history_and_deliveries()
    {
        var world = await FoundAsync();
        var click = world.Click(world.Now.AddHours(-5));
        await world.DrainAsync(click);
        var same = world.Now.AddHours(-1);
        var ids = new List<ConversionId>();
        for (var index = 0; index < 5; index++)
        {
            ids.Add(await world.ConvertAsync(click, same, transaction: $"T-{index}"));
        }

        await world.DeliverAsync(ids[0], same, DeliveryState.Delivered, null, 200);
        await world.DeliverAsync(ids[0], same, DeliveryState.Suppressed, "status_not_selected");

        var seen = new List<ConversionId>();
        for (LogCursor? after = null; ;)
        {
            var page = await Conversions.ListAsync(world.Tenant, new ConversionFilter { Range = new TimeRange(same.AddHours(-1), world.Now) }, new LogPaging { Limit = 2, After = after }, CancellationToken.None);
            seen.AddRange(page.Items.Select(item => item.Id));
            if ((after = page.Next) is null)
            {
                break;
            }
        }

        Assert.Equal(ids.Select(id => id.ToString()).Order(StringComparer.Ordinal).Reverse(), seen.Select(id => id.ToString()));
        var entry = (await Conversions.FindAsync(world.Tenant, ids[0], CancellationToken.None))!;
        Assert.Equal(("12.00", "9.00", "100.00", "EUR"), (entry.Payout.ToPlainString(), entry.Revenue.ToPlainString(), entry.Amount!.Value.ToPlainString(), entry.Currency.Code));
        Assert.Equal(("sale", "postback", 1), (entry.Event, Assert.Single(entry.History).Source, entry.History[0].EventSeq));
        Assert.Equal((1, 1), (entry.Deliveries["delivered"], entry.Deliveries["suppressed"]));
        Assert.Equal("2.00 + 100.00 × 10 %", entry.PayoutFormula);
        Assert.Equal("The postback named this click.", entry.Explanation!.Why);
    }

    [Fact]
    public async Task Conversions_are_found_by_every_filter_and_not_by_others()
    {
        var world = await FoundAsync();
        var (click, other) = (world.Click(world.Now.AddHours(-5)), world.Click(world.Now.AddHours(-6)));
        await world.DrainAsync(click, other);
        var wanted = await world.ConvertAsync(click, status: ConversionStatus.Rejected, transaction: "A_1", reason: "manual");
        await world.ConvertAsync(other, transaction: "AB1");
        var receipt = await world.ReceiveAsync(world.Now, PostbackVerdict.Accepted, click.Id, wanted, "A_1");
        ConversionFilter[] finding =
        [
            new() { Conversion = wanted },
            new() { Click = click.Id },
            new() { Receipt = receipt },
            new() { TransactionId = "A_1" },
            new() { TransactionPrefix = "A_" },
            new() { Statuses = [ConversionStatus.Rejected, ConversionStatus.Hold] },
            new() { Reason = "manual", Event = "SALE", Currency = "EUR", Publisher = world.Seeded.Publisher, Offer = world.Seeded.Offer, Link = world.Seeded.Link, Campaign = world.Seeded.Campaign, Advertiser = world.Seeded.Advertiser },
        ];
        foreach (var filter in finding)
        {
            Assert.Equal(wanted, Assert.Single((await Conversions.ListAsync(world.Tenant, filter, Fifty, CancellationToken.None)).Items).Id);
        }

        Assert.Empty((await Conversions.ListAsync(world.Tenant, new ConversionFilter { Event = "lead" }, Fifty, CancellationToken.None)).Items);
        Assert.Empty((await Conversions.ListAsync(world.Tenant, new ConversionFilter { Offer = OfferId.New(world.Now) }, Fifty, CancellationToken.None)).Items);
    }

    [Fact]
    public async Task Postbacks_are_read_raw_and_parsed_and_found_by_every_filter()
    {
        var world = await FoundAsync();
        var click = world.Click(world.Now.AddHours(-5));
        await world.DrainAsync(click);
        var conversion = await world.ConvertAsync(click, transaction: "T-1");
        var receipt = await world.ReceiveAsync(world.Now.AddDays(-1), PostbackVerdict.Accepted, click.Id, conversion, "T-1");
        await world.ReceiveAsync(world.Now, PostbackVerdict.Rejected, reason: "click_missing");
        InboundFilter[] finding =
        [
            new() { Receipt = receipt },
            new() { Click = click.Id },
            new() { Conversion = conversion },
            new() { TransactionPrefix = "T-" },
            new() { Verdicts = [PostbackVerdict.Accepted] },
            new() { Offer = world.Seeded.Offer, Publisher = world.Seeded.Publisher, Advertiser = world.Seeded.Advertiser },
            new() { Range = new TimeRange(world.Now.AddDays(-2), world.Now.AddHours(-1)) },
        ];
        foreach (var filter in finding)
        {
            Assert.Equal(receipt, Assert.Single((await Inbound.ListAsync(world.Tenant, filter, Fifty, CancellationToken.None)).Items).Id);
        }

        var entry = (await Inbound.FindAsync(world.Tenant, receipt, CancellationToken.None))!;
        Assert.Equal(("amount=100", "100", "EUR", "Acme offer"), (entry.BodyText, entry.Amount, entry.Currency, entry.OfferName));
        Assert.Equal("click_missing", Assert.Single((await Inbound.ListAsync(world.Tenant, new InboundFilter { Reason = "click_missing" }, Fifty, CancellationToken.None)).Items).Reason);
    }

    [Fact]
    public async Task Deliveries_of_all_three_tables_are_one_log()
    {
        var world = await FoundAsync();
        var click = world.Click(world.Now.AddHours(-5));
        await world.DrainAsync(click);
        var planned = new Dictionary<DeliveryId, DeliveryState>();
        foreach (var state in Enum.GetValues<DeliveryState>())
        {
            var conversion = await world.ConvertAsync(click, transaction: "T-" + state);
            planned[await world.DeliverAsync(conversion, world.Now.AddMinutes(-planned.Count), state, null, 503, 200)] = state;
        }

        var seen = new Dictionary<DeliveryId, DeliveryState>();
        for (LogCursor? after = null; ;)
        {
            var page = await Deliveries.ListAsync(world.Tenant, new DeliveryFilter(), new LogPaging { Limit = 1, After = after, IsCounted = true }, CancellationToken.None);
            Assert.Equal(6, page.Total);
            seen.Add(page.Items[0].Id, page.Items[0].State);
            if ((after = page.Next) is null)
            {
                break;
            }
        }

        Assert.Equal(planned, seen);
        var due = (await Deliveries.ListAsync(world.Tenant, new DeliveryFilter { States = [DeliveryState.Due], TransactionPrefix = "T-Due", Click = click.Id }, Fifty, CancellationToken.None)).Items[0];
        Assert.Equal([(1, 503, "http_5xx"), (2, 200, null)], due.Attempts.Select(attempt => (attempt.Number, attempt.StatusCode!.Value, attempt.Error)));
        Assert.NotNull(due.NextAt);
        Assert.Null((await Deliveries.FindAsync(world.Tenant, planned.Single(pair => pair.Value == DeliveryState.Parked).Key, CancellationToken.None))!.NextAt);
        Assert.All((await Deliveries.CountByStateAsync(world.Tenant, new DeliveryFilter { Template = world.Seeded.Template }, CancellationToken.None)).Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task Two_tenants_never_see_each_other()
    {
        var (mine, theirs) = (await FoundAsync(), await FoundAsync());
        var click = theirs.Click(theirs.Now.AddHours(-1));
        await theirs.DrainAsync(click);
        var conversion = await theirs.ConvertAsync(click, transaction: "T-1");
        var receipt = await theirs.ReceiveAsync(theirs.Now, PostbackVerdict.Accepted, click.Id, conversion);
        var delivery = await theirs.DeliverAsync(conversion, theirs.Now, DeliveryState.Dead);

        Assert.Null(await Clicks.FindAsync(mine.Tenant, click.Id, CancellationToken.None));
        Assert.Null(await Conversions.FindAsync(mine.Tenant, conversion, CancellationToken.None));
        Assert.Null(await Inbound.FindAsync(mine.Tenant, receipt, CancellationToken.None));
        Assert.Null(await Deliveries.FindAsync(mine.Tenant, delivery, CancellationToken.None));
        Assert.Empty((await Clicks.ListAsync(mine.Tenant, new ClickFilter(), Fifty, CancellationToken.None)).Items);
        Assert.Empty((await Deliveries.ListAsync(mine.Tenant, new DeliveryFilter(), Fifty, CancellationToken.None)).Items);
        Assert.Single((await Deliveries.ListAsync(theirs.Tenant, new DeliveryFilter(), Fifty, CancellationToken.None)).Items);
    }

    [Fact]
    public void A_cursor_reads_back_and_nothing_else_does()
    {
        var cursor = new LogCursor(DateTimeOffset.UtcNow, Guid.NewGuid());
        Assert.True(LogCursor.TryParse(cursor.ToString(), out var read));
        Assert.Equal(cursor, read);
        Assert.All(new[] { null, "", "x", new string('_', 32), cursor + "=", cursor.ToString()[1..] }, text => Assert.False(LogCursor.TryParse(text, out _)));
    }

    private Task<ReportingWorld> FoundAsync() => ReportingWorld.FoundAsync(database.Database);
}
