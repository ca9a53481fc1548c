using System.Globalization;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Integration.Tests.Conversions;

[Collection(LedgerCollection.Name)]
public sealed class CapLedgerTests(LedgerFixture books)
{
    private const int Writers = 64;

    // Every counter, with what it says and what a recount says.
    private const string Counters =
        """
        select coalesce(string_agg(concat_ws(' ', split_part(k.cap, ':', 3), trim_scale(k.used), trim_scale(cap_used(k, null)), case when k.full_at is not null then 'full' end), ', '
            order by split_part(k.cap, ':', 3)), '') from cap_counters k where k.tenant_id = $tenant
        """;

    [Fact]
    public async Task Sixty_four_writers_never_book_one_over_and_lose_none()
    {
        var world = await books.FoundAsync();
        await world.LimitAsync("""[{"what":"conversions","period":"day","limit":40,"overflow":"hold"}]""");

        var receipts = await PostAllAsync(world, 160, status: "approved");

        Assert.Equal(40, receipts.Count(receipt => receipt is { Verdict: PostbackVerdict.Accepted, Status: ConversionStatus.Approved, Reason: null }));
        Assert.Equal(120, receipts.Count(receipt => receipt is { Verdict: PostbackVerdict.Held, Status: ConversionStatus.Hold, Reason: ReasonCodes.CapReached }));
        Assert.Equal("conversions 40 40 full", await world.ScalarAsync(Counters));
        Assert.Equal("160", await world.ScalarAsync("select count(*) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Sixty_four_writers_never_spend_more_than_a_money_cap()
    {
        var world = await books.FoundAsync();
        await world.LimitAsync("""[{"what":"payout","period":"day","limit":"99.95","overflow":"hold"},{"what":"conversions","period":"month","limit":9}]""");

        // 10 % of 0, 7, 14, … 154: many sums, most of which do not fit exactly.
        var receipts = await PostAllAsync(world, 160, amount: number => (number % 23 * 7).ToString(CultureInfo.InvariantCulture));

        var counters = (await world.ScalarAsync(Counters))!.Split(", ").Select(each => each.Split(' ')).ToDictionary(parts => parts[0], parts => parts);
        Assert.All(counters.Values, parts => Assert.Equal(parts[1], parts[2]));
        Assert.True(decimal.Parse(counters["payout"][1], CultureInfo.InvariantCulture) <= 99.95m);
        Assert.True(decimal.Parse(counters["conversions"][1], CultureInfo.InvariantCulture) <= 9m);
        Assert.Equal(160, receipts.Count(receipt => receipt.Verdict is PostbackVerdict.Accepted or PostbackVerdict.Held));
    }

    [Fact]
    public async Task Random_histories_side_by_side_keep_counter_and_recount_equal()
    {
        var world = await books.FoundAsync();
        var other = await world.AddOfferAsync();
        await world.LimitAsync(
            """
            [{"what":"conversions","period":"day","limit":7,"overflow":"hold"},{"what":"payout","period":"day","limit":60,"overflow":"unpaid"},
            {"what":"revenue","period":"month","limit":100,"group":"both"},{"what":"conversions","period":"week","limit":5,"per":"publisher","overflow":"accept"}]
            """);
        await world.LimitAsync("""[{"what":"revenue","period":"month","limit":120,"group":"both"},{"what":"payout","period":"lifetime","limit":55,"overflow":"hold"}]""", other);
        await world.ChangeAsync(context => context.Campaigns.Single().Limit(CapJson.Read("""[{"what":"conversions","period":"hour","limit":12,"overflow":"unpaid"}]"""), world.Now));
        (string Transaction, Domain.Clicks.ClickId Click)[] orders = [.. await Task.WhenAll(Enumerable.Range(0, 24).Select(async n => ($"t{n}", await world.ClickAsync(offer: n % 2 == 0 ? null : other))))];
        string?[] statuses = ["approved", "pending", "hold", "rejected", "reversed", null];

        await Task.WhenAll(Enumerable.Range(0, 12).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            for (var n = 0; n < 25; n++)
            {
                var (transaction, click) = orders[random.Next(orders.Length)];
                await world.PostAsync(LedgerWorld.Sale(click, transaction, random.Next(0, 150).ToString(CultureInfo.InvariantCulture), statuses[random.Next(statuses.Length)]));
            }
        })));

        Assert.Equal(
            "",
            await world.ScalarAsync("select coalesce(string_agg(concat_ws(' ', cap, used, cap_used(k, null)), ', '), '') from cap_counters k where tenant_id = $tenant and used <> cap_used(k, null)"));
        Assert.Equal(
            "0",
            await world.ScalarAsync("select count(*) from cap_counters where tenant_id = $tenant and used > case when cap like '%revenue%' then 120 when cap like 'offer:%payout%day' then 60 when cap like '%lifetime' then 55 when cap like 'campaign%' then 12 when cap like '%each' then 1000 else 7 end"));
        Assert.Equal("6", await world.ScalarAsync("select count(*) from cap_counters where tenant_id = $tenant"));
        Assert.Equal(
            "0",
            await world.ScalarAsync(
                "select count(*) from conversions c where tenant_id = $tenant and (status, payout, coalesce(reason, '')) is distinct from (select (h.status, h.payout, coalesce(h.reason, '')) from conversion_changes h where h.tenant_id = c.tenant_id and h.conversion_id = c.conversion_id and h.event_seq = c.event_seq)"));
    }

    [Fact]
    public async Task A_cap_set_amid_the_traffic_counts_what_came_before_it()
    {
        var world = await books.FoundAsync();
        await PostAllAsync(world, 10, prefix: "before");
        var traffic = PostAllAsync(world, 120, prefix: "amid");
        await world.LimitAsync("""[{"what":"conversions","period":"day","limit":60,"overflow":"hold"}]""");
        await traffic;

        await world.LimitAsync("""[{"what":"conversions","period":"day","limit":61,"overflow":"hold"}]""");
        await PostAllAsync(world, 64, prefix: "after");

        Assert.Equal("conversions 61 61 full", await world.ScalarAsync(Counters));
        Assert.Equal("194", await world.ScalarAsync("select count(*) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Unpaid_ones_are_booked_for_nothing_and_paid_when_there_is_room_again()
    {
        var world = await books.FoundAsync();
        await world.LimitAsync("""[{"what":"payout","period":"month","limit":15,"overflow":"unpaid"}]""");
        var (first, second) = (LedgerWorld.Sale(await world.ClickAsync(), "t1"), LedgerWorld.Sale(await world.ClickAsync(), "t2"));
        await world.PostAsync(first);

        var unpaid = await world.PostAsync(second);
        Assert.Equal((PostbackVerdict.Accepted, ConversionStatus.Approved, ReasonCodes.CapReached), (unpaid.Verdict, unpaid.Status, unpaid.Reason));
        Assert.Equal("0.0000|15.0000|cap_reached", await world.ScalarAsync("select concat_ws('|', payout, revenue, reason) from conversions where tenant_id = $tenant and txn_id = 't2'"));
        var again = await world.PostAsync(second with { Status = "approved" });
        Assert.Equal((PostbackVerdict.Duplicate, ReasonCodes.CapReached), (again.Verdict, again.Reason));

        await world.PostAsync(first with { Amount = null, Status = "reversed" });
        Assert.Equal("payout 0 0", await world.ScalarAsync(Counters));
        Assert.Equal(PostbackVerdict.Updated, (await world.PostAsync(second with { Status = "approved" })).Verdict);
        Assert.Equal("payout 10 10", await world.ScalarAsync(Counters));
    }

    [Fact]
    public async Task A_soft_cap_takes_all_and_says_that_it_is_over()
    {
        var world = await books.FoundAsync();
        await world.LimitAsync("""[{"what":"conversions","period":"day","limit":2,"overflow":"accept","warn_at":50}]""");

        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "t1"));
        Assert.Equal("1|1", await world.ScalarAsync("select concat_ws('|', count(warned_at), count(*) filter (where full_at is null)) from cap_counters where tenant_id = $tenant"));
        await PostAllAsync(world, 3, prefix: "more");

        Assert.Equal("conversions 4 4 full", await world.ScalarAsync(Counters));
    }

    [Fact]
    public async Task A_publisher_has_a_counter_of_its_own_and_may_have_a_limit_of_its_own()
    {
        var world = await books.FoundAsync();
        var favoured = await world.AddPublisherAsync();
        await world.LimitAsync($$"""[{"what":"conversions","period":"day","limit":1,"per":"publisher","overflow":"hold"},{"what":"conversions","period":"day","limit":3,"publisher":"{{favoured}}","overflow":"hold"}]""");

        await PostAllAsync(world, 5, prefix: "a");
        await PostAllAsync(world, 5, prefix: "b", publisher: favoured);

        Assert.Equal("1 3", await world.ScalarAsync("select string_agg(trim_scale(used)::text, ' ' order by used) from cap_counters where tenant_id = $tenant"));
    }

    [Fact]
    public async Task A_conversion_counts_in_the_period_it_happened_in()
    {
        var world = await books.FoundAsync();
        await world.LimitAsync("""[{"what":"conversions","period":"day","limit":1,"overflow":"hold","timezone":"Pacific/Auckland"}]""");
        var yesterday = (world.Now - TimeSpan.FromDays(1)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "today"));
        var late = await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(ago: TimeSpan.FromDays(2)), "yesterday") with { Timestamp = yesterday });

        Assert.Equal(PostbackVerdict.Accepted, late.Verdict);
        Assert.Equal("conversions 1 1 full, conversions 1 1 full", await world.ScalarAsync(Counters));
    }

    [Fact]
    public async Task History_keeps_what_each_change_did_to_the_caps()
    {
        var world = await books.FoundAsync();
        await world.LimitAsync("""[{"what":"payout","period":"day","limit":"15","overflow":"hold"}]""");
        await PostAllAsync(world, 1, prefix: "x");
        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "y"));

        Assert.Equal(
            "0 10 15 false, 10 10 15 true",
            await world.ScalarAsync(
                "select string_agg(concat_ws(' ', trim_scale((caps->0->>'before')::numeric), trim_scale((caps->0->>'after')::numeric), trim_scale((caps->0->>'limit')::numeric), caps->0->>'refused'), ', ' order by caps->0->>'refused') from conversion_changes where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Staff_cannot_approve_past_a_cap_but_raise_it()
    {
        var world = await books.FoundAsync();
        await world.LimitAsync("""[{"what":"conversions","period":"day","limit":1,"overflow":"hold"}]""");
        await PostAllAsync(world, 1);
        var held = (await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "held"))).ConversionId!.Value;
        var (edits, manager) = (books.Get<ConversionEdits>(), Actor.InRole(world.Tenant, "Mia", Role.Manager));

        var refused = Assert.IsType<Outcome<ConversionState>.Conflict>(await edits.ChangeAsync(manager, held, ConversionStatus.Approved, null, null, null, CancellationToken.None));
        Assert.Equal(ReasonCodes.CapReached, refused.Reason);
        Assert.IsType<Outcome<ConversionState>.Invalid>(await edits.ChangeAsync(manager, held, ConversionStatus.Approved, ReasonCodes.CapReached, null, null, CancellationToken.None));

        await world.LimitAsync("""[{"what":"conversions","period":"day","limit":2,"overflow":"hold"}]""");
        Assert.IsType<Outcome<ConversionState>.Done>(await edits.ChangeAsync(manager, held, ConversionStatus.Approved, null, null, null, CancellationToken.None));
        Assert.Equal("conversions 2 2 full", await world.ScalarAsync(Counters));
    }

    // One worker each, so that never more than these many write at once.
    private static async Task<Receipt[]> PostAllAsync(
        LedgerWorld world, int count, string prefix = "t", string? status = null, Func<int, string>? amount = null, PublisherId? publisher = null)
    {
        var postbacks = new List<Postback>();
        for (var number = 0; number < count; number++)
        {
            postbacks.Add(LedgerWorld.Sale(await world.ClickAsync(publisher: publisher), prefix + number, amount?.Invoke(number) ?? "100", status));
        }

        var receipts = new Receipt[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (number, _) => receipts[number] = await world.PostAsync(postbacks[number]));
        return receipts;
    }
}
