using System.Text;
using TrackingPlatform.Data.Uploads;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Uploads;
using TrackingPlatform.Integration.Tests.Conversions;

namespace TrackingPlatform.Integration.Tests.Uploads;

/// <summary>Files of conversions in the ledger: run dry, booked, and taken back.</summary>
[Collection(LedgerCollection.Name)]
public sealed class UploadTests(LedgerFixture books)
{
    private const string Books = "select concat_ws('|', coalesce(sum(conversions), 0), coalesce(sum(payout), 0), coalesce(sum(payout_pending), 0)) from conversion_deltas where tenant_id = $tenant";

    private UploadBook Book => books.Get<UploadBook>();

    [Fact]
    public async Task A_check_tells_what_every_row_would_do_and_leaves_nothing()
    {
        var world = await books.FoundAsync();
        var upload = await CreateAsync(world, $"click;order;amount;status\n{await world.ClickAsync()};A;100,00;\n{await world.ClickAsync()};B;50;pending\n;C;1;\n{await world.ClickAsync()};A;5;\n{await world.ClickAsync()};D;1.5;");
        await GoAsync(world, upload, UploadOrder.Check);

        var rows = await books.Get<UploadRowLog>().ListAsync(world.Tenant, upload, null, 0, 10, CancellationToken.None);
        var counts = await books.Get<UploadRowLog>().CountAsync(world.Tenant, upload, CancellationToken.None);

        Assert.Equal(["accepted", "accepted", "rejected click_missing", "rejected duplicate_txid", "rejected amount_invalid"], rows.Select(row => $"{row.Verdict} {row.Reason}".ToLowerInvariant().Trim()));
        Assert.Equal(new UploadSum("EUR", 10m, 15m, 5m), Assert.Single(counts.Sums));
        Assert.Equal("0|0|0", await world.ScalarAsync("select concat_ws('|', (select count(*) from inbound where tenant_id = $tenant), (select count(*) from conversions where tenant_id = $tenant), (select count(*) from deliveries where tenant_id = $tenant))"));
        Assert.Equal(UploadState.Checked, (await Book.FindAsync(world.Tenant, upload, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task Booked_and_taken_back_the_books_are_as_they_were()
    {
        var world = await books.FoundAsync();
        var known = await world.ClickAsync();
        await world.PostAsync(LedgerWorld.Sale(known, "OLD"));
        var before = await world.ScalarAsync(Books);
        var upload = await CreateAsync(world, $"click,order,amount,status\n{await world.ClickAsync()},A,100,\n{await world.ClickAsync()},B,50,pending\n{known},OLD,,reversed");

        await GoAsync(world, upload, UploadOrder.Check);
        await GoAsync(world, upload, UploadOrder.Book);
        var booked = await books.Get<UploadRowLog>().ListAsync(world.Tenant, upload, null, 0, 10, CancellationToken.None);
        Assert.Equal([PostbackVerdict.Accepted, PostbackVerdict.Accepted, PostbackVerdict.Updated], booked.Select(row => row.Verdict));
        Assert.Equal("1|10.0000|5.0000", await world.ScalarAsync(Books));
        Assert.Equal("3|3|{manual}", await world.ScalarAsync("select concat_ws('|', count(*), count(*) filter (where target like '/api/v1/uploads/upl_%'), min(notes::text)) from inbound where tenant_id = $tenant and authentication = 'upload'"));

        var preview = await books.Get<UploadUndoing>().PreviewAsync(world.Tenant, upload, CancellationToken.None);
        Assert.Equal((2, 1, 0), (preview.Reversed, preview.PutBack, preview.Left.Count));
        await GoAsync(world, upload, UploadOrder.Undo);

        Assert.Equal(before, await world.ScalarAsync(Books));
        Assert.Equal("A:reversed:2 B:reversed:2 OLD:approved:3", await world.ScalarAsync("select string_agg(txn_id || ':' || status || ':' || event_seq, ' ' order by txn_id) from conversions where tenant_id = $tenant"));
        await GoAsync(world, upload, UploadOrder.Undo);
        Assert.Equal("7", await world.ScalarAsync("select count(*) from conversion_changes where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Whoever_dies_while_booking_leaves_rows_that_are_booked_once()
    {
        var world = await books.FoundAsync();
        var upload = await CreateAsync(world, $"click,order,amount\n{await world.ClickAsync()},A,100\n{await world.ClickAsync()},B,50");
        await GoAsync(world, upload, UploadOrder.Check);
        await Book.OrderAsync(world.Tenant, upload, UploadOrder.Book, "Mia", CancellationToken.None);
        var run = books.Get<UploadRun>();

        // Booked, and dead before anybody was told how far it came.
        var dying = (await run.OpenAsync(world.Tenant, upload, CancellationToken.None))!;
        await books.Get<UploadBooking>().RunAsync(dying, 0, CancellationToken.None);
        var receipts = await world.ScalarAsync("select string_agg(receipt_id::text, ' ' order by number) from upload_rows where tenant_id = $tenant");
        Assert.False(await run.StepAsync((await run.OpenAsync(world.Tenant, upload, CancellationToken.None))!, CancellationToken.None));

        Assert.Equal(receipts, await world.ScalarAsync("select string_agg(receipt_id::text, ' ' order by number) from upload_rows where tenant_id = $tenant"));
        Assert.Equal("2|2|15.0000", await world.ScalarAsync("select concat_ws('|', (select count(*) from inbound where tenant_id = $tenant), count(*), sum(payout)) from conversions where tenant_id = $tenant"));
        Assert.Equal(UploadState.Booked, (await Book.FindAsync(world.Tenant, upload, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task What_came_after_it_is_left_alone_and_rows_with_a_known_key_are_not_taken_back()
    {
        var world = await books.FoundAsync();
        var (one, other) = (await world.ClickAsync(), await world.ClickAsync());
        var first = await CreateAsync(world, $"click,order,amount,idempotency_key\n{one},A,100,k1");
        await GoAsync(world, first, UploadOrder.Check);
        await GoAsync(world, first, UploadOrder.Book);
        var second = await CreateAsync(world, $"click,order,amount,idempotency_key\n{one},A,100,k1\n{other},B,50,k2");
        await GoAsync(world, second, UploadOrder.Check);
        await GoAsync(world, second, UploadOrder.Book);
        await world.PostAsync(LedgerWorld.Sale(other, "B", amount: null, status: "rejected"));

        await GoAsync(world, second, UploadOrder.Undo);

        Assert.Equal("A:approved B:rejected", await world.ScalarAsync("select string_agg(txn_id || ':' || status, ' ' order by txn_id) from conversions where tenant_id = $tenant"));
        Assert.Equal("nothing_to_undo changed_since", await world.ScalarAsync($"select string_agg(undo, ' ' order by number) from upload_rows where tenant_id = $tenant and upload_id = '{second.Value}'"));
    }

    [Fact]
    public async Task What_rows_use_up_of_a_cap_together_is_told_before_they_are_booked()
    {
        var world = await books.FoundAsync();
        await world.LimitAsync("""[{"what":"conversions","period":"day","limit":2,"overflow":"hold"}]""");
        var upload = await CreateAsync(world, $"click,order,amount\n{await world.ClickAsync()},A,100\n{await world.ClickAsync()},B,50\n{await world.ClickAsync()},C,10");
        PostbackVerdict[] together = [PostbackVerdict.Accepted, PostbackVerdict.Accepted, PostbackVerdict.Held];

        await GoAsync(world, upload, UploadOrder.Check);
        Assert.Equal(together, (await books.Get<UploadRowLog>().ListAsync(world.Tenant, upload, null, 0, 10, CancellationToken.None)).Select(row => row.Verdict));
        await GoAsync(world, upload, UploadOrder.Book);

        // Booked side by side; which of them comes too late is not settled, how many do is.
        Assert.Equal(together, (await books.Get<UploadRowLog>().ListAsync(world.Tenant, upload, null, 0, 10, CancellationToken.None)).Select(row => row.Verdict).Order());
    }

    [Fact]
    public async Task A_check_gives_way_to_what_is_booked_at_that_moment()
    {
        var world = await books.FoundAsync();
        await world.LimitAsync("""[{"what":"conversions","period":"day","limit":5,"overflow":"hold"}]""");
        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "first"));
        var upload = await CreateAsync(world, $"click,order,amount\n{await world.ClickAsync()},A,100");
        await using var held = new Npgsql.NpgsqlConnection(books.Superuser);
        await held.OpenAsync();
        await using var transaction = await held.BeginTransactionAsync();
        await using var locking = new Npgsql.NpgsqlCommand($"select 1 from cap_counters where tenant_id = '{world.Tenant.Value}' for update", held);
        await locking.ExecuteNonQueryAsync();

        var going = GoAsync(world, upload, UploadOrder.Check);
        await Task.Delay(600);
        Assert.False(going.IsCompleted);
        await transaction.RollbackAsync();
        await going;
        Assert.Equal(PostbackVerdict.Accepted, Assert.Single(await books.Get<UploadRowLog>().ListAsync(world.Tenant, upload, null, 0, 10, CancellationToken.None)).Verdict);
    }

    [Fact]
    public async Task What_it_overwrote_is_put_back_with_its_details()
    {
        const string Details = "select concat_ws('|', user_id, coupon, adv::text, items::text, amount, status) from conversions where tenant_id = $tenant";
        var world = await books.FoundAsync();
        await world.ChangeAsync(context => MoneyLedgerTests.SaleOf(context, world).TakeBy(new BookingRules { Dedupe = DedupeMode.Overwrite }));
        var click = await world.ClickAsync();
        await world.PostAsync(LedgerWorld.Sale(click, "A") with { UserId = "u1", Adv = ["a"], Items = """[{"sku":"A","price":"100"}]""" });
        var before = await world.ScalarAsync(Details);
        var upload = await CreateAsync(world, $"click,order,amount,coupon\n{click},A,100,SPRING\n{click},A,100,SUMMER");
        await GoAsync(world, upload, UploadOrder.Check);
        await GoAsync(world, upload, UploadOrder.Book);
        Assert.Equal("SUMMER|100.0000|approved", await world.ScalarAsync(Details));

        Assert.Equal(1, (await books.Get<UploadUndoing>().PreviewAsync(world.Tenant, upload, CancellationToken.None)).PutBack);
        await GoAsync(world, upload, UploadOrder.Undo);

        Assert.Equal(before, await world.ScalarAsync(Details));
        Assert.Equal("4", await world.ScalarAsync("select count(*) from conversion_changes where tenant_id = $tenant"));
    }

    private async Task<UploadId> CreateAsync(LedgerWorld world, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var guess = FormatGuess.Of(bytes, "Europe/Berlin");
        var file = DelimitedFile.Read(text, guess.Format.Separator);
        return (await Book.CreateAsync(world.Tenant, new NewUpload(world.Advertiser, "orders.csv", bytes, guess, file.Header, file.Lines.Count), "Mia", CancellationToken.None)).Id;
    }

    private async Task GoAsync(LedgerWorld world, UploadId upload, UploadOrder order)
    {
        Assert.True((await Book.OrderAsync(world.Tenant, upload, order, "Mia", CancellationToken.None))!.Value.Obeys);
        var run = books.Get<UploadRun>();
        if (await run.OpenAsync(world.Tenant, upload, CancellationToken.None) is not { } work)
        {
            return;
        }

        while (await run.StepAsync(work, CancellationToken.None))
        {
        }
    }
}
