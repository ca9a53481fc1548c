using System.Text;
using TrackingPlatform.Data.Reconciliation;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Uploads;
using TrackingPlatform.Integration.Tests.Conversions;

namespace TrackingPlatform.Integration.Tests.Reconciliation;

/// <summary>An advertiser's list held against the ledger, and what is done about the differences.</summary>
[Collection(LedgerCollection.Name)]
public sealed class ReconciliationTests(LedgerFixture books)
{
    private ReconciliationBook Book => books.Get<ReconciliationBook>();

    private ReconciliationActions Actions => books.Get<ReconciliationActions>();

    [Fact]
    public async Task Differences_are_found_and_put_right_through_the_ledger()
    {
        var world = await books.FoundAsync();
        var (same, other, pending, missing) = (await world.ClickAsync(), await world.ClickAsync(), await world.ClickAsync(), await world.ClickAsync());
        await world.PostAsync(LedgerWorld.Sale(same, "SAME"));
        await world.PostAsync(LedgerWorld.Sale(other, "OTHER"));
        await world.PostAsync(LedgerWorld.Sale(pending, "WAIT", status: "pending"));
        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "OURS", amount: "7"));
        var list = await CreateAsync(world, $"click,order,amount,status\n{same},SAME,100,approved\n{other},OTHER,80,approved\n{pending},WAIT,100,approved\n{missing},THEIRS,50,approved\n{same},SAME,100,approved");

        var lines = await Book.LinesAsync(world.Tenant, list.Id, [], 0, 100, CancellationToken.None);
        Assert.Equal(
            [LineClass.Matched, LineClass.AmountDiffers, LineClass.StatusDiffers, LineClass.OnlyThere, LineClass.Duplicate, LineClass.OnlyHere],
            lines.Select(line => line.Class));
        Assert.Contains(new ReconciliationSum(LineClass.AmountDiffers, "EUR", 1, 80m, 100m, 0), await Book.SumsAsync(world.Tenant, list.Id, CancellationToken.None));

        await DoAsync(world, list, LineAction.Create, LineClass.OnlyThere);
        await DoAsync(world, list, LineAction.Adjust, LineClass.AmountDiffers);
        await DoAsync(world, list, LineAction.Approve, LineClass.StatusDiffers);
        await DoAsync(world, list, LineAction.Dispute, LineClass.OnlyHere);

        Assert.Equal(
            "OTHER:approved:80.0000:2 OURS:approved:7.0000:1 SAME:approved:100.0000:1 THEIRS:approved:50.0000:1 WAIT:approved:100.0000:2",
            await world.ScalarAsync("select string_agg(txn_id || ':' || status || ':' || amount || ':' || event_seq, ' ' order by txn_id) from conversions where tenant_id = $tenant"));
        Assert.Equal("accepted approved disputed updated", await world.ScalarAsync("select string_agg(outcome, ' ' order by outcome) from reconciliation_lines where tenant_id = $tenant and action is not null"));
        Assert.Empty(await Actions.FittingAsync(world.Tenant, list, LineAction.Create, null, null, CancellationToken.None));

        Assert.True(await Book.SignAsync(world.Tenant, list.Id, "Mia", "agreed", CancellationToken.None));
        await world.PostAsync(LedgerWorld.Sale(same, "SAME", amount: null, status: "reversed"));
        var signed = (await Book.FindAsync(world.Tenant, list.Id, CancellationToken.None))!;
        Assert.Equal(("Mia", 6), (signed.SignedBy, signed.Figures!.Sum(sum => sum.Lines)));
        Assert.False(await Book.SignAsync(world.Tenant, list.Id, "Ida", null, CancellationToken.None));
        Assert.False(await Book.RemoveAsync(world.Tenant, list.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Booking_what_is_missing_twice_books_it_once()
    {
        var world = await books.FoundAsync();
        var list = await CreateAsync(world, $"click,order,amount\n{await world.ClickAsync()},A,100\n,B,5");
        var fitting = await Actions.FittingAsync(world.Tenant, list, LineAction.Create, null, null, CancellationToken.None);

        // The second time as after a fault: with the lines as they were before the first.
        await Actions.RunAsync(Mia(world), list, LineAction.Create, fitting, null, CancellationToken.None);
        await Actions.RunAsync(Mia(world), list, LineAction.Create, fitting, null, CancellationToken.None);

        Assert.Equal("A:1", await world.ScalarAsync("select string_agg(txn_id || ':' || event_seq, ' ') from conversions where tenant_id = $tenant"));
        Assert.Equal("accepted rejected", await world.ScalarAsync("select string_agg(outcome, ' ' order by number) from reconciliation_lines where tenant_id = $tenant"));
        Assert.Equal("2", await world.ScalarAsync("select count(*) from inbound where tenant_id = $tenant"));
    }

    private static Actor Mia(LedgerWorld world) => Actor.InRole(world.Tenant, "Mia", Role.Manager);

    private async Task DoAsync(LedgerWorld world, ReconciliationEntry list, LineAction action, LineClass of)
    {
        var lines = await Actions.FittingAsync(world.Tenant, list, action, null, of, CancellationToken.None);
        Assert.Single(lines);
        await Actions.RunAsync(Mia(world), list, action, lines, "checked with the shop", CancellationToken.None);
    }

    private Task<ReconciliationEntry> CreateAsync(LedgerWorld world, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var guess = FormatGuess.Of(bytes, "Europe/Berlin");
        var list = new ReconciliationEntry
        {
            Id = ReconciliationId.New(world.Now),
            Side = PartnerSide.Advertiser,
            Advertiser = world.Advertiser,
            PartnerName = "Shop",
            FileName = "november.csv",
            Format = guess.Format,
            Header = DelimitedFile.Read(text, ',').Header,
            Fields = guess.Fields,
            Doubts = guess.Doubts,
            Rows = 5,
            Window = new ReconciliationWindow(world.Now.AddDays(-1), world.Now.AddDays(1), TimeSpan.Zero),
            Compared = ComparedAmount.Amount,
            Version = 1,
            RequestedBy = "Mia",
            CreatedAt = world.Now,
            ChangedAt = world.Now,
        };
        return Book.CreateAsync(world.Tenant, list, bytes, ListReading.Rows(bytes, guess.Format, guess.Fields), CancellationToken.None);
    }
}
