using TrackingPlatform.Data.Amounts;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Integration.Tests.Conversions;

/// <summary>Dedupe modes, hold times, ranges, currencies, baskets and payout rules, down to the rows.</summary>
[Collection(LedgerCollection.Name)]
public sealed class MoneyLedgerTests(LedgerFixture books)
{
    [Theory]
    [InlineData(DedupeMode.New)]
    [InlineData(DedupeMode.Status)]
    [InlineData(DedupeMode.Ignore)]
    [InlineData(DedupeMode.Overwrite)]
    [InlineData(DedupeMode.EventRef)]
    public async Task A_hundred_equal_postbacks_at_once_book_one_conversion_in_every_mode_but_one(DedupeMode mode)
    {
        var world = await FoundAsync(new BookingRules { Dedupe = mode });
        var sale = LedgerWorld.Sale(await world.ClickAsync()) with { Others = [KeyValuePair.Create("event_ref", "e1")] };

        var receipts = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => world.PostAsync(sale))));

        var first = Assert.Single(receipts, receipt => receipt.Verdict == PostbackVerdict.Accepted);
        Assert.Equal(99, receipts.Count(receipt => receipt.Verdict == PostbackVerdict.Duplicate && receipt.DuplicateOf == first.Id && receipt.ConversionId == first.ConversionId));
        Assert.Equal("1|1|10.0000", await world.ScalarAsync("select concat_ws('|', count(*), sum(conversions), sum(payout)) from conversion_deltas where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Keep_and_add_books_every_request_once_and_the_same_request_never_twice()
    {
        var world = await FoundAsync(new BookingRules { Dedupe = DedupeMode.KeepAndAdd });
        var sale = LedgerWorld.Sale(await world.ClickAsync());

        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => world.PostAsync(sale))));
        var again = await Task.WhenAll(receipts.Select(receipt => Task.Run(() => world.JudgeAsync(receipt.Id, sale))));

        Assert.All(receipts, receipt => Assert.Equal(PostbackVerdict.Accepted, receipt.Verdict));
        Assert.Equal(receipts, again);
        Assert.Equal("20|200.0000", await world.ScalarAsync("select concat_ws('|', count(*), sum(payout)) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Events_are_told_apart_by_their_own_number_within_one_transaction()
    {
        var world = await FoundAsync(new BookingRules { Dedupe = DedupeMode.EventRef });
        var click = await world.ClickAsync();
        Postback Numbered(string number, string? status = null) => LedgerWorld.Sale(click, status: status) with { Others = [KeyValuePair.Create("event_ref", number)] };

        Assert.Equal(PostbackVerdict.Accepted, (await world.PostAsync(Numbered("1"))).Verdict);
        Assert.Equal(PostbackVerdict.Accepted, (await world.PostAsync(Numbered("2"))).Verdict);
        Assert.Equal(PostbackVerdict.Duplicate, (await world.PostAsync(Numbered("1"))).Verdict);
        Assert.Equal(PostbackVerdict.Updated, (await world.PostAsync(Numbered("2", "reversed"))).Verdict);
        Assert.Equal("approved reversed", await world.ScalarAsync("select string_agg(status, ' ' order by dedupe_key) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Overwriting_replaces_the_details_too_and_is_told()
    {
        var world = await FoundAsync(new BookingRules { Dedupe = DedupeMode.Overwrite });
        await world.TellAsync(ConversionStatus.Approved);
        var sale = LedgerWorld.Sale(await world.ClickAsync());
        await world.PostAsync(sale with { UserId = "u1", Adv = ["a"], Items = """[{"sku":"A","price":"100"}]""" });

        var replaced = await world.PostAsync(sale with { Coupon = "SPRING" });
        var again = await world.PostAsync(sale with { Coupon = "SPRING" });

        Assert.Equal((PostbackVerdict.Updated, PostbackVerdict.Duplicate), (replaced.Verdict, again.Verdict));
        Assert.Equal("SPRING|2", await world.ScalarAsync("select concat_ws('|', user_id, coupon, adv::text, items::text, event_seq) from conversions where tenant_id = $tenant"));
        Assert.Equal("2", await world.ScalarAsync("select count(*) from deliveries where tenant_id = $tenant"));
        var history = (await books.Get<ConversionLog>().FindAsync(world.Tenant, replaced.ConversionId!.Value, CancellationToken.None))!.History; // what was updated is named
        Assert.Equal((null, "u1", "A"), (history[0].Replaced, history[1].Replaced?.UserId, history[1].Replaced?.Items[0].Sku));
    }

    [Fact]
    public async Task A_hold_ends_by_itself_once_and_publishers_are_told_then()
    {
        var world = await FoundAsync(new BookingRules { Hold = TimeSpan.FromHours(2) });
        await world.TellAsync(ConversionStatus.Approved);
        var held = await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync()));
        var refused = await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "t2"));
        await world.PostAsync(LedgerWorld.Sale(await ClickOf(world, refused), "t2", amount: null, status: "rejected"));

        Assert.Equal((PostbackVerdict.Held, ReasonCodes.HoldTime, ConversionStatus.Hold), (held.Verdict, held.Reason, held.Status));
        await books.Get<HoldRelease>().ReleaseAsync(world.Now.AddMinutes(119), CancellationToken.None);
        Assert.Equal("0", await world.ScalarAsync("select count(*) from conversions where tenant_id = $tenant and status = 'approved'"));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => books.Get<HoldRelease>().ReleaseAsync(world.Now.AddMinutes(121), CancellationToken.None)));

        Assert.Equal(
            "approved::2 rejected::2",
            await world.ScalarAsync("select string_agg(status || ':' || coalesce(reason, '') || ':' || event_seq, ' ' order by txn_id) from conversions where tenant_id = $tenant and release_at is null"));
        Assert.Equal("postback:hold release:approved", await world.ScalarAsync(
            $"select string_agg(source || ':' || status, ' ' order by event_seq) from conversion_changes where tenant_id = $tenant and conversion_id = '{held.ConversionId!.Value.Value}'"));
        Assert.Equal("1|0|10.0000|0.0000", await world.ScalarAsync("select concat_ws('|', sum(conversions), sum(held), sum(payout), sum(payout_pending)) from conversion_deltas where tenant_id = $tenant"));
        Assert.Equal("1", await world.ScalarAsync("select count(*) from deliveries where tenant_id = $tenant"));
    }

    [Fact]
    public async Task A_person_may_end_a_hold_early_and_it_is_not_released_again()
    {
        var world = await FoundAsync(new BookingRules { Hold = TimeSpan.FromHours(2) });
        var held = (await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync()))).ConversionId!.Value;
        var manager = Actor.InRole(world.Tenant, "Mia", Role.Manager);

        Assert.IsType<Outcome<ConversionState>.Done>(await books.Get<ConversionEdits>().ChangeAsync(manager, held, ConversionStatus.Approved, null, null, null, CancellationToken.None));
        await books.Get<HoldRelease>().ReleaseAsync(world.Now.AddDays(1), CancellationToken.None);

        Assert.Equal("approved|2", await world.ScalarAsync("select concat_ws('|', status, event_seq) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task An_event_may_be_hidden_and_have_a_window_of_its_own()
    {
        var world = await FoundAsync(new BookingRules { IsVisible = false, AttributionWindow = TimeSpan.FromHours(1) });
        await world.TellAsync(ConversionStatus.Approved);

        Assert.Equal(PostbackVerdict.Accepted, (await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(TimeSpan.FromMinutes(59))))).Verdict);
        Assert.Equal(ReasonCodes.ClickExpired, (await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(TimeSpan.FromMinutes(61)), "t2"))).Reason);
        Assert.Equal(PostbackVerdict.Accepted, (await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(TimeSpan.FromMinutes(61)), "t3") with { Event = "lead" })).Verdict);
        Assert.Equal(ReasonCodes.EventHidden, await world.ScalarAsync("select string_agg(reason, ' ') from deliveries_done where tenant_id = $tenant"));
        Assert.Equal("1", await world.ScalarAsync("select count(*) from deliveries where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Sales_outside_the_range_are_held_with_their_reason()
    {
        var world = await FoundAsync(new BookingRules { LeastAmount = 5m, MostAmount = 500m });

        var large = await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), amount: "500.01"));

        Assert.Equal((PostbackVerdict.Held, ReasonCodes.AmountOutOfRange), (large.Verdict, large.Reason));
        Assert.Equal("hold|amount_out_of_range|50.0000", await world.ScalarAsync("select concat_ws('|', status, reason, payout) from conversions where tenant_id = $tenant"));
        Assert.Equal("hold|amount_out_of_range", await world.ScalarAsync("select concat_ws('|', status, reason) from conversion_changes where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Another_currency_is_converted_with_the_rate_of_the_time_it_happened()
    {
        var world = await FoundAsync(BookingRules.Default);
        var sale = LedgerWorld.Sale(await world.ClickAsync(), amount: "54.20") with { Currency = "USD" };
        var (usd, eur) = (Currency.Of("USD"), Currency.Of("EUR"));

        var unknown = await world.PostAsync(sale);
        Assert.Equal((PostbackVerdict.Rejected, ReasonCodes.CurrencyUnknown, 422), (unknown.Verdict, unknown.Reason, unknown.HttpStatus));

        var rates = books.Get<RateBook>();
        await rates.SetAsync(world.Tenant, [new(usd, eur, 0.9m, world.Now.AddDays(-2)), new(usd, eur, 2m, world.Now.AddDays(1)), new(eur, usd, 7m, world.Now.AddDays(-1))], "test", CancellationToken.None);
        Assert.Equal(PostbackVerdict.Accepted, (await world.PostAsync(sale)).Verdict);
        Assert.Equal("48.7800|4.8800|EUR|54.20|0.9", await world.ScalarAsync(
            "select concat_ws('|', amount, payout, currency, trim_scale((pricing->'sent'->>'amount')::numeric)::numeric(9,2), trim_scale((pricing->'sent'->>'rate')::numeric)) from conversions where tenant_id = $tenant"));

        // The same sale stays as it is when the rates change; another amount takes the rate of its time.
        await rates.SetAsync(world.Tenant, [new(usd, eur, 0.5m, world.Now.AddDays(-2))], "test", CancellationToken.None);
        Assert.Equal(PostbackVerdict.Duplicate, (await world.PostAsync(sale)).Verdict);
        Assert.Equal(PostbackVerdict.Updated, (await world.PostAsync(sale with { Amount = "100" })).Verdict);
        Assert.Equal("50.0000", await world.ScalarAsync("select amount from conversions where tenant_id = $tenant"));

        var inverse = await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "t2", "10") with { Currency = "CHF" });
        await rates.SetAsync(world.Tenant, [new(eur, Currency.Of("CHF"), 0.95m, world.Now.AddDays(-1))], "test", CancellationToken.None);
        Assert.Equal(ReasonCodes.CurrencyUnknown, inverse.Reason);
        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "t3", "10") with { Currency = "CHF" });
        Assert.Equal("10.5300", await world.ScalarAsync("select amount from conversions where tenant_id = $tenant and txn_id = 't3'"));
    }

    [Fact]
    public async Task A_basket_stands_in_for_the_amount_and_an_amount_beside_it_leads()
    {
        var world = await FoundAsync(BookingRules.Default);
        const string Basket = """[{"sku":"A-1","name":"Shoe","category":"shoes","quantity":2,"price":"24.95"},{"sku":"B","price":0.1}]""";

        Assert.Equal(PostbackVerdict.Accepted, (await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), amount: null) with { Items = Basket })).Verdict);
        Assert.Equal(PostbackVerdict.Accepted, (await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "t2", "45") with { Items = Basket })).Verdict);
        Assert.Equal("50.0000|2|Shoe 45.0000|2|Shoe", await world.ScalarAsync(
            "select string_agg(concat_ws('|', amount, jsonb_array_length(items), items->0->>'name'), ' ' order by amount desc) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task The_first_payout_rule_that_fits_pays_and_the_conversion_says_which_were_asked()
    {
        var world = await books.FoundAsync();
        var other = await world.AddPublisherAsync();
        await world.ChangeAsync(context => SaleOf(context, world).PayBy(PayoutRuleJson.Read(
            """
            [{"name":"Others","publishers":["OTHER"],"payout":{"model":"fixed","amount":"99"}},
             {"name":"Spring","when":{"all":[{"field":"coupon","values":["SPRING"]},{"field":"amount","op":"at_least","values":["50"]},{"field":"country","values":["DE"]}]},"payout":{"model":"percent","percent":"20"}},
             {"name":"Ended","until":"2020-01-01T00:00:00Z","payout":{"model":"none"}}]
            """.Replace("OTHER", other.ToString(), StringComparison.Ordinal))));

        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "t1") with { Coupon = "SPRING" });
        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "t2"));
        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "t3", "49.99") with { Coupon = "SPRING" });

        Assert.Equal("20.0000 10.0000 5.0000", await world.ScalarAsync("select string_agg(payout::text, ' ' order by txn_id) from conversions where tenant_id = $tenant"));
        Assert.Equal(
            "rule|Spring|100.00 × 20 %|other publishers|pays",
            await world.ScalarAsync("select concat_ws('|', pricing->'payout'->>'source', pricing->'payout'->>'rule', pricing->'payout'->>'formula', pricing->'rules'->0->>'outcome', pricing->'rules'->1->>'outcome') from conversions where tenant_id = $tenant and txn_id = 't1'"));
        Assert.Equal("event", await world.ScalarAsync("select pricing->'payout'->>'source' from conversions where tenant_id = $tenant and txn_id = 't2'"));
    }

    [Fact]
    public async Task The_rate_rises_after_so_many_conversions_exactly_even_when_all_come_at_once()
    {
        var world = await books.FoundAsync();
        await world.ChangeAsync(context => SaleOf(context, world).PayBy(PayoutRuleJson.Read(
            """[{"name":"Gold","after":{"what":"conversions","period":"lifetime","reached":10},"payout":{"model":"fixed","amount":"30"}}]""")));
        var click = await world.ClickAsync();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() => world.PostAsync(LedgerWorld.Sale(click, $"t{number}")))));

        Assert.Equal("10|30", await world.ScalarAsync("select concat_ws('|', count(*) filter (where payout = 10), count(*) filter (where payout = 30)) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task A_postback_names_the_money_only_where_the_event_lets_it()
    {
        var world = await books.FoundAsync();
        Postback Named(Domain.Clicks.ClickId click, string transaction, string payout) =>
            LedgerWorld.Sale(click, transaction) with { Others = [KeyValuePair.Create("payout", payout), KeyValuePair.Create("revenue", "44.5")] };

        await world.PostAsync(Named(await world.ClickAsync(), "t1", "77"));
        await world.ChangeAsync(context => SaleOf(context, world).TakeBy(new BookingRules { TakesPayout = true, TakesRevenue = true }));
        var click = await world.ClickAsync();
        await world.PostAsync(Named(click, "t2", "33.25"));
        Assert.Equal(ReasonCodes.AmountInvalid, (await world.PostAsync(Named(await world.ClickAsync(), "t3", "-1"))).Reason);
        Assert.Equal(PostbackVerdict.Duplicate, (await world.PostAsync(Named(click, "t2", "33.25"))).Verdict);

        // What the correction does not name stays as it was named.
        Assert.Equal(PostbackVerdict.Updated, (await world.PostAsync(LedgerWorld.Sale(click, "t2", "50"))).Verdict);
        Assert.Equal("10.0000/15.0000 33.2500/44.5000", await world.ScalarAsync("select string_agg(payout || '/' || revenue, ' ' order by txn_id) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task A_late_conversion_of_an_archived_offer_is_booked_like_any_other()
    {
        var world = await FoundAsync(BookingRules.Default);
        await world.TellAsync(ConversionStatus.Approved);
        var click = await world.ClickAsync();
        await world.ChangeAsync(context =>
        {
            var offer = context.Offers.Single(each => each.Id == world.Offer);
            offer.Describe(offer.Name, offer.Destination, offer.AttributionWindow, null, Domain.Tenancy.EntityStatus.Archived, world.Now);
        });

        Assert.Equal(PostbackVerdict.Accepted, (await world.PostAsync(LedgerWorld.Sale(click))).Verdict);
        Assert.Equal("1", await world.ScalarAsync("select count(*) from deliveries where tenant_id = $tenant"));
    }

    private static async Task<Domain.Clicks.ClickId> ClickOf(LedgerWorld world, Receipt receipt) =>
        new(Guid.Parse((await world.ScalarAsync($"select click_id from conversions where tenant_id = $tenant and conversion_id = '{receipt.ConversionId!.Value.Value}'"))!));

    internal static OfferEvent SaleOf(Data.Tenancy.TenantDbContext context, LedgerWorld world)
    {
        var offer = Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.Include(context.Offers, each => each.Events).Single(each => each.Id == world.Offer);
        return offer.Events.Single(each => each.Name == "sale");
    }

    private async Task<LedgerWorld> FoundAsync(BookingRules rules)
    {
        var world = await books.FoundAsync();
        await world.ChangeAsync(context => SaleOf(context, world).TakeBy(rules));
        return world;
    }
}
