using TrackingPlatform.Data.Attribution;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Integration.Tests.Conversions;

/// <summary>Conversions that another thing than a click names the earner of.</summary>
[Collection(LedgerCollection.Name)]
public sealed class AttributionLedgerTests(LedgerFixture books)
{
    private static readonly Postback Spring = new() { Coupon = "spring20", TransactionId = "o-1", Amount = "100" };

    [Fact]
    public async Task A_coupon_books_figures_deliveries_and_history_without_a_click()
    {
        var world = await books.FoundAsync();
        await world.TellAsync(ConversionStatus.Approved, ConversionStatus.Rejected);
        await GiveAsync(world, "Spring20");

        var receipt = await world.PostAsync(Spring);

        Assert.Equal((PostbackVerdict.Accepted, 200), (receipt.Verdict, receipt.HttpStatus));
        Assert.Equal(
            $"{world.Publisher.Value}|{world.Offer.Value}|10.0000|t|t|t",
            await world.ScalarAsync("select concat_ws('|', publisher_id, offer_id, payout, click_id is null, link_id is null, campaign_id is null) from conversions where tenant_id = $tenant"));
        Assert.Equal("coupon|won", await world.ScalarAsync("select concat_ws('|', explanation->>'model', explanation->'candidates'->0->>'outcome') from conversions where tenant_id = $tenant"));
        Assert.Equal("1|10.0000", await world.ScalarAsync("select concat_ws('|', sum(conversions), sum(payout)) from conversion_deltas where tenant_id = $tenant"));
        Assert.Equal("due|10.00", await world.ScalarAsync("select concat_ws('|', state, macro_values->>'click_id', macro_values->>'payout') from deliveries where tenant_id = $tenant"));

        var actor = Actor.InRole(world.Tenant, "Mia", Role.Manager);
        var changed = await books.Get<ConversionEdits>().ChangeAsync(actor, receipt.ConversionId!.Value, ConversionStatus.Rejected, "item_returned", null, null, CancellationToken.None);
        Assert.IsType<Outcome<ConversionState>.Done>(changed);
        Assert.Equal("0|2", await world.ScalarAsync("select concat_ws('|', sum(conversions), (select count(*) from deliveries where tenant_id = $tenant)) from conversion_deltas where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Its_story_is_told_from_the_conversion_the_order_and_the_receipt()
    {
        var world = await books.FoundAsync();
        await GiveAsync(world, "SPRING20");
        var receipt = await world.PostAsync(Spring);

        foreach (var id in new[] { receipt.ConversionId.ToString()!, "o-1", receipt.Id.ToString() })
        {
            var story = Assert.IsType<TraceResult.Found>(await books.Get<TraceReader>().FindAsync(world.Tenant, id, CancellationToken.None)).Story;
            Assert.Equal((receipt.ConversionId, null), (story.Conversion?.Id, story.Click));
            Assert.Equal("coupon", story.Conversion!.Explanation!.Model);
            Assert.StartsWith("Blog earned 10.00 EUR for the event sale of Spring, because the postback named a coupon of theirs.", story.Answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_transaction_is_a_duplicate_and_a_change_however_it_is_named_again()
    {
        var world = await books.FoundAsync();
        await GiveAsync(world, "SPRING20");
        var first = await world.PostAsync(Spring);
        var other = await world.AddPublisherAsync();
        await GiveAsync(world, "OTHER", other);

        Assert.Equal((PostbackVerdict.Duplicate, first.ConversionId), Said(await world.PostAsync(Spring)));
        Assert.Equal((PostbackVerdict.Updated, first.ConversionId), Said(await world.PostAsync(Spring with { Coupon = "other", Status = "reversed" })));
        Assert.Equal((PostbackVerdict.Duplicate, first.ConversionId), Said(await world.PostAsync(Spring with { ClickId = "nonsense" })));
        var conflict = await world.PostAsync(Spring with { Coupon = null, ClickId = (await world.ClickAsync()).ToString() });
        Assert.Equal((ReasonCodes.DuplicateTxid, 409), (conflict.Reason, conflict.HttpStatus));
        Assert.Equal("1", await world.ScalarAsync("select count(*) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Fifty_equal_postbacks_by_coupon_at_once_book_one_conversion()
    {
        var world = await books.FoundAsync();
        await GiveAsync(world, "SPRING20");

        var receipts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => world.PostAsync(Spring))));

        Assert.Single(receipts, receipt => receipt.Verdict == PostbackVerdict.Accepted);
        Assert.Equal(49, receipts.Count(receipt => receipt.Verdict == PostbackVerdict.Duplicate));
        Assert.Equal("1|1", await world.ScalarAsync("select concat_ws('|', count(*), (select sum(conversions) from conversion_deltas where tenant_id = $tenant)) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task What_names_nobody_is_refused_with_its_reason_on_the_record()
    {
        var world = await books.FoundAsync();
        await GiveAsync(world, "SPRING20");
        (Postback Postback, string Reason, int Status)[] table =
        [
            (Spring with { Coupon = "AUTUMN" }, ReasonCodes.CouponUnknown, 422),
            (Spring with { TransactionId = null }, ReasonCodes.TxnIdMissing, 422),
            (Spring with { Coupon = null, UserId = "nobody" }, ReasonCodes.ClickNotFound, 404),
            (Spring with { Coupon = null, Offer = world.Offer.ToString(), Publisher = world.Publisher.ToString() }, ReasonCodes.ClickMissing, 400),
            (Spring with { Coupon = null, Offer = world.Offer.ToString() }, ReasonCodes.ClickMissing, 400),
        ];
        foreach (var (postback, reason, status) in table)
        {
            var receipt = await world.PostAsync(postback);
            Assert.Equal((PostbackVerdict.Rejected, reason, status), (receipt.Verdict, receipt.Reason, receipt.HttpStatus));
        }
    }

    [Fact]
    public async Task A_coupon_takes_over_from_a_click_that_does_not_count_and_the_click_wins_where_it_does()
    {
        var world = await books.FoundAsync();
        var other = await world.AddPublisherAsync();
        await GiveAsync(world, "SPRING20", other);
        var old = await world.ClickAsync(TimeSpan.FromDays(40));
        var fresh = await world.ClickAsync();

        await world.PostAsync(Spring with { ClickId = old.ToString() });
        Assert.Equal($"{other.Value}", await world.ScalarAsync("select publisher_id from conversions where tenant_id = $tenant and txn_id = 'o-1'"));
        Assert.Equal("click_expired,won", await world.ScalarAsync("select string_agg(each->>'outcome', ',') from conversions, jsonb_array_elements(explanation->'candidates') each where tenant_id = $tenant"));

        await world.PostAsync(Spring with { ClickId = fresh.ToString(), TransactionId = "o-2" });
        Assert.Equal($"{world.Publisher.Value}", await world.ScalarAsync("select publisher_id from conversions where tenant_id = $tenant and txn_id = 'o-2'"));

        await SetAsync(world, AttributionKey.Coupon, AttributionKey.ClickId);
        await world.PostAsync(Spring with { ClickId = fresh.ToString(), TransactionId = "o-3" });
        Assert.Equal($"{other.Value}", await world.ScalarAsync("select publisher_id from conversions where tenant_id = $tenant and txn_id = 'o-3'"));
    }

    [Fact]
    public async Task A_customers_later_order_finds_the_click_of_the_earlier_one()
    {
        var world = await books.FoundAsync();
        var other = await world.AddPublisherAsync();
        var (first, last) = (await world.ClickAsync(TimeSpan.FromDays(5), publisher: other), await world.ClickAsync(TimeSpan.FromDays(2)));
        await world.PostAsync(LedgerWorld.Sale(first, "o-1") with { UserId = "c-7" });
        await world.PostAsync(LedgerWorld.Sale(last, "o-2") with { UserId = "c-7" });
        var order = new Postback { UserId = " c-7 ", TransactionId = "o-3", Amount = "10" };

        Assert.Equal(PostbackVerdict.Accepted, (await world.PostAsync(order)).Verdict);
        Assert.Equal($"{last.Value}|user_id", await world.ScalarAsync("select concat_ws('|', click_id, explanation->>'model') from conversions where tenant_id = $tenant and txn_id = 'o-3'"));

        await books.Get<AttributionBook>().SaveAsync(world.Tenant, AttributionRules.Default with { Touch = CustomerTouch.FirstClick }, CancellationToken.None);
        await world.PostAsync(order with { TransactionId = "o-4" });
        Assert.Equal($"{first.Value}|{other.Value}", await world.ScalarAsync("select concat_ws('|', click_id, publisher_id) from conversions where tenant_id = $tenant and txn_id = 'o-4'"));
        Assert.Equal(PostbackVerdict.Duplicate, (await world.PostAsync(order)).Verdict);
    }

    [Fact]
    public async Task Offer_and_publisher_earn_where_the_tenant_asks_for_them()
    {
        var world = await books.FoundAsync();
        var named = new Postback { Offer = world.Offer.ToString(), Publisher = world.Publisher.ToString(), TransactionId = "o-1", Amount = "10" };
        await SetAsync(world, AttributionKey.ClickId, AttributionKey.Publisher);

        Assert.Equal(PostbackVerdict.Accepted, (await world.PostAsync(named)).Verdict);

        await world.ChangeAsync(context => context.Add(Blocked(world)));
        Assert.Equal(ReasonCodes.PublisherNotApproved, (await world.PostAsync(named with { TransactionId = "o-2" })).Reason);
        Assert.Equal(ReasonCodes.UnknownPublisher, (await world.PostAsync(named with { TransactionId = "o-3", Publisher = PublisherId.New(world.Now).ToString() })).Reason);
    }

    [Fact]
    public async Task Caps_count_conversions_without_a_click()
    {
        var world = await books.FoundAsync();
        await world.LimitAsync("""[{"what":"conversions","period":"lifetime","limit":1,"overflow":"unpaid"}]""");
        await GiveAsync(world, "SPRING20");

        await world.PostAsync(Spring);
        var over = await world.PostAsync(Spring with { TransactionId = "o-2" });

        Assert.Equal(ReasonCodes.CapReached, over.Reason);
        Assert.Equal("10.0000|0.0000", await world.ScalarAsync("select string_agg(payout::text, '|' order by txn_id) from conversions where tenant_id = $tenant"));
    }

    private static (PostbackVerdict Verdict, ConversionId? Conversion) Said(Receipt receipt) => (receipt.Verdict, receipt.ConversionId);

    private static PublisherAccess Blocked(LedgerWorld world)
    {
        var access = new PublisherAccess(world.Tenant, world.Offer, world.Publisher);
        access.Settle(AccessStatus.Blocked, null, world.Now);
        return access;
    }

    private Task SetAsync(LedgerWorld world, params AttributionKey[] order) =>
        books.Get<AttributionBook>().SaveAsync(world.Tenant, AttributionRules.Default with { Order = order }, CancellationToken.None);

    private async Task<bool> GiveAsync(LedgerWorld world, string code, PublisherId? publisher = null) => await books.Get<CouponBook>().PutAsync(
        world.Tenant,
        new StoredCoupon { Id = CouponId.New(world.Now), Code = code, Advertiser = world.Advertiser, Offer = world.Offer, Publisher = publisher ?? world.Publisher, ChangedAt = world.Now },
        null,
        CancellationToken.None) == CouponPut.Stored;
}
