using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Integration.Tests.Conversions;

[Collection(LedgerCollection.Name)]
public sealed class ConversionLedgerTests(LedgerFixture books)
{
    [Fact]
    public async Task A_postback_books_conversion_history_figures_and_delivery_at_once()
    {
        var world = await books.FoundAsync();
        await world.TellAsync(ConversionStatus.Approved);
        var click = await world.ClickAsync();

        var receipt = await world.PostAsync(LedgerWorld.Sale(click, amount: "49.90"));

        Assert.Equal((PostbackVerdict.Accepted, null, ConversionStatus.Approved, 200), (receipt.Verdict, receipt.Reason, receipt.Status, receipt.HttpStatus));
        Assert.Equal(receipt, await world.ReceiptAsync(receipt.Id));
        Assert.Equal(
            "4.9900|7.4800|49.9000|approved|1|DE|t1",
            await world.ScalarAsync("select concat_ws('|', payout, revenue, amount, status, event_seq, country, txn_id) from conversions where tenant_id = $tenant"));
        Assert.Equal("postback|1|approved", await world.ScalarAsync("select concat_ws('|', source, event_seq, status) from conversion_changes where tenant_id = $tenant"));
        Assert.Equal("1|4.9900|49.9000", await world.ScalarAsync("select concat_ws('|', conversions, payout, amount) from conversion_deltas where tenant_id = $tenant"));
        Assert.Equal(
            $"due|1|{click}|one|4.99|approved|y z|https://p.example:443",
            await world.ScalarAsync("select concat_ws('|', state, event_seq, macro_values->>'click_id', macro_values->>'sub1', macro_values->>'payout', macro_values->>'status', macro_values->>'param:x', endpoint) from deliveries where tenant_id = $tenant"));
        Assert.Equal(click.ToString(), await world.ScalarAsync("select explanation->>'winner' from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task A_hundred_equal_postbacks_at_once_book_one_conversion()
    {
        var world = await books.FoundAsync();
        await world.TellAsync(ConversionStatus.Approved);
        var click = await world.ClickAsync();

        var receipts = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => world.PostAsync(LedgerWorld.Sale(click)))));

        var first = Assert.Single(receipts, receipt => receipt.Verdict == PostbackVerdict.Accepted);
        Assert.Equal(99, receipts.Count(receipt => receipt.Verdict == PostbackVerdict.Duplicate && receipt.DuplicateOf == first.Id));
        Assert.Single(receipts.Select(receipt => receipt.ConversionId).Distinct());
        Assert.Equal("1|1|1|1|100", await CountsAsync(world));
    }

    [Fact]
    public async Task Without_a_transaction_the_click_and_event_are_the_key()
    {
        var world = await books.FoundAsync();
        var click = await world.ClickAsync();

        Assert.Equal(PostbackVerdict.Accepted, (await world.PostAsync(LedgerWorld.Sale(click, null))).Verdict);
        Assert.Equal(PostbackVerdict.Duplicate, (await world.PostAsync(LedgerWorld.Sale(click, null))).Verdict);
        Assert.Equal(PostbackVerdict.Accepted, (await world.PostAsync(LedgerWorld.Sale(click, null) with { Event = "LEAD" })).Verdict);
        Assert.Equal("2", await world.ScalarAsync("select count(*) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task The_same_transaction_with_another_click_is_a_conflict()
    {
        var world = await books.FoundAsync();
        var first = await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync()));

        var second = await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync()));

        Assert.Equal((PostbackVerdict.Rejected, ReasonCodes.DuplicateTxid, 409), (second.Verdict, second.Reason, second.HttpStatus));
        Assert.Equal((first.ConversionId, first.Id), (second.ConversionId, second.DuplicateOf!.Value));
        Assert.Equal("1", await world.ScalarAsync("select count(*) from conversion_changes where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Changes_are_kept_as_history_and_each_is_told()
    {
        var world = await books.FoundAsync();
        await world.TellAsync(ConversionStatus.Approved, ConversionStatus.Reversed);
        var click = await world.ClickAsync();

        var pending = await world.PostAsync(LedgerWorld.Sale(click, status: "pending"));
        var approved = await world.PostAsync(LedgerWorld.Sale(click, status: "approved"));
        var corrected = await world.PostAsync(LedgerWorld.Sale(click, amount: "80"));
        var reversed = await world.PostAsync(LedgerWorld.Sale(click, amount: null, status: "reversed"));
        var repeated = await world.PostAsync(LedgerWorld.Sale(click, amount: "80"));

        Assert.Equal(PostbackVerdict.Accepted, pending.Verdict);
        Assert.All([approved, corrected, reversed], receipt => Assert.Equal(PostbackVerdict.Updated, receipt.Verdict));
        Assert.Equal((PostbackVerdict.Duplicate, ConversionStatus.Reversed), (repeated.Verdict, repeated.Status));
        Assert.Equal(
            "1:pending:10.0000 2:approved:10.0000 3:approved:8.0000 4:reversed:8.0000",
            await world.ScalarAsync("select string_agg(event_seq || ':' || status || ':' || payout, ' ' order by event_seq) from conversion_changes where tenant_id = $tenant"));
        Assert.Equal("2:10.00 3:8.00 4:8.00", await world.ScalarAsync("select string_agg(event_seq || ':' || (macro_values->>'payout'), ' ' order by event_seq) from deliveries where tenant_id = $tenant"));
        Assert.Equal("1:status_not_selected", await world.ScalarAsync("select string_agg(event_seq || ':' || reason, ' ') from deliveries_done where tenant_id = $tenant"));
        Assert.Equal(
            "0|0|1|0.0000|0.0000",
            await world.ScalarAsync("select concat_ws('|', sum(conversions), sum(pending), sum(reversed), sum(payout), sum(payout_pending)) from conversion_deltas where tenant_id = $tenant"));
    }

    [Fact]
    public async Task What_is_never_told_says_why()
    {
        var world = await books.FoundAsync();
        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "without"));
        await world.TellAsync(["lead"], ConversionStatus.Approved);
        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "other"));

        Assert.Equal(
            "event_not_selected no_postback_configured",
            await world.ScalarAsync("select string_agg(reason, ' ' order by reason) from deliveries_done where tenant_id = $tenant and state = 'suppressed'"));
        Assert.Equal("0", await world.ScalarAsync("select count(*) from deliveries where tenant_id = $tenant"));
    }

    [Fact]
    public async Task A_template_asks_for_its_condition_and_keeps_back_what_it_tells()
    {
        var world = await books.FoundAsync();
        await world.TellAsync(ConversionStatus.Approved);
        await world.ChangeAsync(context =>
        {
            var template = context.Templates.Single();
            template.Narrow([], ConditionJson.Read("""{"field":"amount","op":"at_least","values":["100"]}"""), DateTimeOffset.UtcNow);
            template.KeepBack(TimeSpan.FromHours(2), DateTimeOffset.UtcNow);
        });

        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "small", amount: "99"));
        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "large", amount: "100"));

        Assert.Equal("condition_false: amount at least 100; it was 99", await world.ScalarAsync("select reason || ': ' || detail from deliveries_done where tenant_id = $tenant"));
        Assert.Equal("02:00:00 7 days 02:00:00", await world.ScalarAsync("select (next_at - created_at) || ' ' || (deadline_at - created_at) from deliveries where tenant_id = $tenant"));
    }

    [Fact]
    public async Task On_hold_is_held()
    {
        var world = await books.FoundAsync();
        var receipt = await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), status: "hold"));

        Assert.Equal((PostbackVerdict.Held, ConversionStatus.Hold), (receipt.Verdict, receipt.Status));
        Assert.Equal("0|1|10.0000", await world.ScalarAsync("select concat_ws('|', conversions, held, payout_pending) from conversion_deltas where tenant_id = $tenant"));
    }

    [Theory]
    [InlineData(ClickVerdict.Refused, ClickFlags.None)]
    [InlineData(ClickVerdict.Redirected, ClickFlags.Prefetch)]
    public async Task A_click_that_did_not_reach_the_offer_earns_nothing(ClickVerdict verdict, ClickFlags flags)
    {
        var world = await books.FoundAsync();
        var receipt = await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(verdict: verdict, flags: flags)));

        Assert.Equal((PostbackVerdict.Rejected, ReasonCodes.ClickWasRefused, 200), (receipt.Verdict, receipt.Reason, receipt.HttpStatus));
        Assert.Equal("0", await world.ScalarAsync("select count(*) from conversions where tenant_id = $tenant"));
        Assert.Equal("click_was_refused", await world.ScalarAsync("select explanation->'candidates'->0->>'outcome' from inbound where tenant_id = $tenant"));
    }

    [Fact]
    public async Task The_window_closes_for_new_conversions_but_not_for_refunds()
    {
        var world = await books.FoundAsync();
        var click = await world.ClickAsync(ago: TimeSpan.FromDays(31));
        var inTime = LedgerWorld.Sale(click) with { Timestamp = (world.Now - TimeSpan.FromDays(5)).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture) };

        var late = await world.PostAsync(LedgerWorld.Sale(click, "late"));
        Assert.Equal((PostbackVerdict.Rejected, ReasonCodes.ClickExpired, 200), (late.Verdict, late.Reason, late.HttpStatus));
        Assert.Equal(PostbackVerdict.Accepted, (await world.PostAsync(inTime)).Verdict);
        Assert.Equal(PostbackVerdict.Updated, (await world.PostAsync(LedgerWorld.Sale(click, status: "reversed"))).Verdict);
    }

    [Fact]
    public async Task A_refund_finds_its_conversion_after_the_click_has_gone()
    {
        var world = await books.FoundAsync();
        await world.TellAsync(ConversionStatus.Reversed);
        var click = await world.ClickAsync();
        await world.PostAsync(LedgerWorld.Sale(click));
        await books.ScalarAsync($"delete from clicks where click_id = '{click.Value}'");

        var refund = await world.PostAsync(LedgerWorld.Sale(click, amount: null, status: "reversed"));

        Assert.Equal((PostbackVerdict.Updated, ConversionStatus.Reversed), (refund.Verdict, refund.Status));
        Assert.Equal(click.ToString(), await world.ScalarAsync("select macro_values->>'click_id' from deliveries where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Another_tenants_click_is_as_unknown_as_one_that_never_was()
    {
        var (mine, other) = (await books.FoundAsync(), await books.FoundAsync());
        var foreign = await mine.PostAsync(LedgerWorld.Sale(await other.ClickAsync()));
        var unknown = await mine.PostAsync(LedgerWorld.Sale(ClickId.New(mine.Now - TimeSpan.FromHours(1))));

        Assert.Equal((PostbackVerdict.Rejected, ReasonCodes.ClickNotFound, 404), (foreign.Verdict, foreign.Reason, foreign.HttpStatus));
        Assert.Equal(unknown with { Id = foreign.Id }, foreign);

        var fresh = await mine.PostAsync(LedgerWorld.Sale(await other.ClickAsync(ago: TimeSpan.Zero)));
        Assert.Equal(PostbackVerdict.Waiting, fresh.Verdict);
    }

    [Fact]
    public async Task Another_advertisers_click_is_refused()
    {
        var world = await books.FoundAsync();
        var click = await world.ClickAsync();
        await books.ScalarAsync($"update clicks set advertiser_id = gen_random_uuid() where click_id = '{click.Value}'");

        var receipt = await world.PostAsync(LedgerWorld.Sale(click));

        Assert.Equal((ReasonCodes.AdvertiserMismatch, 422), (receipt.Reason, receipt.HttpStatus));
    }

    [Fact]
    public async Task A_judged_receipt_is_only_read()
    {
        var world = await books.FoundAsync();
        var sale = LedgerWorld.Sale(await world.ClickAsync());
        var receipt = await world.PostAsync(sale);

        Assert.Equal(receipt, await world.JudgeAsync(receipt.Id, sale));
        Assert.Equal(receipt, await world.JudgeAsync(receipt.Id, sale with { Status = "reversed" }));
        Assert.Equal("1|0|1|1|1", await CountsAsync(world));
    }

    [Fact]
    public async Task What_cannot_be_booked_whole_is_not_booked_at_all()
    {
        var world = await books.FoundAsync();
        await world.TellAsync(ConversionStatus.Approved);
        var sale = LedgerWorld.Sale(await world.ClickAsync());
        var receipt = await world.StoreAsync(sale);
        var trigger = "fail_" + Guid.NewGuid().ToString("N");
        await books.ScalarAsync(
            $"create function {trigger}() returns trigger language plpgsql as $$ begin if new.verdict = 'accepted' and new.tenant_id = '{world.Tenant.Value}' then raise 'no'; end if; return new; end $$;"
            + $"create trigger {trigger} before update on inbound for each row execute function {trigger}()");

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => world.JudgeAsync(receipt, sale));

        Assert.Equal("0|0|0|0|1", await CountsAsync(world));
        await books.ScalarAsync($"drop function {trigger} cascade");
        Assert.Equal(PostbackVerdict.Accepted, (await world.JudgeAsync(receipt, sale)).Verdict);
        Assert.Equal("1|1|1|1|1", await CountsAsync(world));
    }

    [Fact]
    public async Task Malformed_postbacks_are_rejected_on_the_record()
    {
        var world = await books.FoundAsync();
        var click = await world.ClickAsync();
        (Postback Postback, string Reason, int Status)[] table =
        [
            (new Postback(), ReasonCodes.ClickMissing, 400),
            (new Postback { ClickId = "{click_id}" }, ReasonCodes.ClickMalformed, 400),
            (new Postback { Coupon = "SPRING" }, ReasonCodes.TxnIdMissing, 422),
            (LedgerWorld.Sale(click, amount: "12,50"), ReasonCodes.AmountInvalid, 422),
            (LedgerWorld.Sale(click, amount: null), ReasonCodes.AmountInvalid, 422),
            (LedgerWorld.Sale(click) with { Currency = "XXX" }, ReasonCodes.CurrencyUnknown, 422),
            (LedgerWorld.Sale(click) with { Currency = "USD" }, ReasonCodes.CurrencyUnknown, 422),
            (LedgerWorld.Sale(click) with { Items = "[]" }, ReasonCodes.ItemsInvalid, 422),
            (LedgerWorld.Sale(click) with { Event = "install" }, ReasonCodes.EventUnknown, 422),
            (LedgerWorld.Sale(click, status: "paid"), ReasonCodes.StatusUnknown, 422),
            (LedgerWorld.Sale(click) with { Timestamp = "yesterday" }, ReasonCodes.TimestampInvalid, 422),
            (LedgerWorld.Sale(click) with { Timestamp = "1000000000" }, ReasonCodes.TimestampInvalid, 422),
            (LedgerWorld.Sale(click, new string('t', 201)), ReasonCodes.ValueTooLong, 422),
        ];
        foreach (var (postback, reason, status) in table)
        {
            var receipt = await world.PostAsync(postback);
            Assert.Equal((PostbackVerdict.Rejected, reason, status), (receipt.Verdict, receipt.Reason, receipt.HttpStatus));
            Assert.Equal(receipt, await world.ReceiptAsync(receipt.Id));
        }

        Assert.Equal("0", await world.ScalarAsync("select count(*) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Staff_change_a_status_with_a_reason_and_publishers_are_told()
    {
        var world = await books.FoundAsync();
        await world.TellAsync(ConversionStatus.Approved, ConversionStatus.Rejected);
        var booked = (await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync()))).ConversionId!.Value;
        var edits = books.Get<ConversionEdits>();
        var manager = Actor.InRole(world.Tenant, "Mia", Role.Manager);

        Assert.IsType<Outcome<ConversionState>.Invalid>(await edits.ChangeAsync(manager, booked, ConversionStatus.Rejected, " ", null, null, CancellationToken.None));
        Assert.IsType<Outcome<ConversionState>.Conflict>(await edits.ChangeAsync(manager, booked, ConversionStatus.Rejected, "test", null, 7, CancellationToken.None));
        Assert.IsType<Outcome<ConversionState>.Forbidden>(
            await edits.ChangeAsync(Actor.InRole(world.Tenant, "Ann", Role.Analyst), booked, ConversionStatus.Rejected, "test", null, null, CancellationToken.None));
        Assert.IsType<Outcome<ConversionState>.NotFound>(
            await edits.ChangeAsync(Actor.InRole((await books.FoundAsync()).Tenant, "Eve", Role.Owner), booked, ConversionStatus.Rejected, "test", null, null, CancellationToken.None));

        var done = Assert.IsType<Outcome<ConversionState>.Done>(await edits.ChangeAsync(manager, booked, ConversionStatus.Rejected, "test", "our own order", 1, CancellationToken.None));
        Assert.Equal((2, ConversionStatus.Rejected), (done.Value.Sequence, done.Value.Status));
        Assert.Equal(
            "person|Mia|rejected|test|our own order",
            await world.ScalarAsync("select concat_ws('|', source, actor, status, reason, note) from conversion_changes where tenant_id = $tenant and event_seq = 2"));
        Assert.Equal("approved rejected", await world.ScalarAsync("select string_agg(status_sent, ' ' order by event_seq) from deliveries where tenant_id = $tenant"));
        Assert.Equal("0|1|0.0000", await world.ScalarAsync("select concat_ws('|', sum(conversions), sum(rejected), sum(payout)) from conversion_deltas where tenant_id = $tenant"));
    }

    private static async Task<string?> CountsAsync(LedgerWorld world) => await world.ScalarAsync(
        """
        select concat_ws('|', (select count(*) from conversions where tenant_id = $tenant), (select count(*) from deliveries where tenant_id = $tenant),
            (select count(*) from conversion_changes where tenant_id = $tenant), (select count(*) from conversion_deltas where tenant_id = $tenant),
            (select count(*) from inbound where tenant_id = $tenant))
        """);
}
