using TrackingPlatform.Data.Statements;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Statements;
using TrackingPlatform.Integration.Tests.Conversions;

namespace TrackingPlatform.Integration.Tests.Statements;

/// <summary>Statements and invoices over the ledger: every change of the books in one of them.</summary>
[Collection(LedgerCollection.Name)]
public sealed class StatementTests(LedgerFixture books)
{
    private static readonly Currency Euro = Currency.Of("EUR");

    private StatementBook Book => books.Get<StatementBook>();

    private AccountBook Accounts => books.Get<AccountBook>();

    [Fact]
    public async Task What_is_taken_back_later_is_taken_off_the_next()
    {
        var world = await books.FoundAsync();
        var click = await world.ClickAsync();
        await world.PostAsync(LedgerWorld.Sale(click));
        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "t2", status: "pending"));
        var first = Assert.Single(await MakeAsync(world, PartnerSide.Publisher));
        Assert.Equal((1, 10m, 10m, StatementState.Due), (first.Number, first.Figures.Earned, first.Figures.Due, first.State));
        Assert.Equal(("Spring", "sale", 1), Assert.Single(first.Lines.Select(line => (line.OfferName, line.Event, line.Conversions))));
        Assert.Empty(await MakeAsync(world, PartnerSide.Publisher));

        await world.PostAsync(LedgerWorld.Sale(click, amount: null, status: "reversed"));
        var second = Assert.Single(await MakeAsync(world, PartnerSide.Publisher));
        Assert.Equal((2, -10m, 0m, -10m, StatementState.Settled), (second.Number, second.Figures.Earned, second.Figures.Due, second.Figures.Carried, second.State));

        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "t3", amount: "300"));
        await Accounts.AddAsync(world.Tenant, world.Publisher.Value, AccountEntryKind.Adjustment, new Money(5m, Euro), "bonus", "Mia", CancellationToken.None);
        var third = Assert.Single(await MakeAsync(world, PartnerSide.Publisher));
        Assert.Equal((-10m, 30m, 5m, 25m), (third.Figures.Opening, third.Figures.Earned, third.Figures.Adjustments, third.Figures.Due));
    }

    [Fact]
    public async Task Payments_are_noted_and_the_latest_that_is_not_paid_can_be_taken_back()
    {
        var world = await books.FoundAsync();
        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync()));
        await Accounts.AddAsync(world.Tenant, world.Publisher.Value, AccountEntryKind.Adjustment, new Money(2m, Euro), "bonus", "Mia", CancellationToken.None);
        var made = Assert.Single(await MakeAsync(world, PartnerSide.Publisher));

        Assert.True(await Book.VoidAsync(world.Tenant, made.Id, "Mia", "wrong period", CancellationToken.None));
        var again = Assert.Single(await MakeAsync(world, PartnerSide.Publisher));
        Assert.Equal((2, 12m), (again.Number, again.Figures.Due));

        await Book.PayAsync(world.Tenant, again.Id, new StatementPayment(5m, new DateOnly(2026, 11, 30), "SEPA 1", "Mia", world.Now), CancellationToken.None);
        Assert.Equal(StatementState.PartlyPaid, (await Book.FindAsync(world.Tenant, again.Id, CancellationToken.None))!.State);
        Assert.False(await Book.VoidAsync(world.Tenant, again.Id, "Mia", "too late", CancellationToken.None));
        await Book.PayAsync(world.Tenant, again.Id, new StatementPayment(7m, new DateOnly(2026, 11, 30), null, "Mia", world.Now.AddSeconds(1)), CancellationToken.None);
        Assert.Equal(StatementState.Paid, (await Book.FindAsync(world.Tenant, again.Id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task Invoices_are_settled_from_what_was_prepaid_and_small_statements_are_carried()
    {
        var world = await books.FoundAsync();
        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync()));
        await Accounts.AddAsync(world.Tenant, world.Advertiser.Value, AccountEntryKind.Prepayment, new Money(12m, Euro), "bank", "Mia", CancellationToken.None);
        await Accounts.SetTermsAsync(world.Tenant, world.Publisher.Value, new PartnerTerms(14, 50m, 0), "Mia", CancellationToken.None);

        var invoice = Assert.Single(await MakeAsync(world, PartnerSide.Advertiser));
        var statement = Assert.Single(await MakeAsync(world, PartnerSide.Publisher));

        Assert.Equal((1, 15m, 12m, 3m), (invoice.Number, invoice.Figures.Earned, invoice.Figures.Prepaid, invoice.Figures.Due));
        Assert.Empty(await Accounts.BalancesAsync(world.Tenant, world.Advertiser.Value, CancellationToken.None));
        Assert.Equal((0m, 10m), (statement.Figures.Due, statement.Figures.Carried));
    }

    [Fact]
    public async Task Changes_rest_as_long_as_the_terms_say()
    {
        var world = await books.FoundAsync();
        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync()));
        await Accounts.SetTermsAsync(world.Tenant, world.Publisher.Value, new PartnerTerms(0, 0m, 7), "Mia", CancellationToken.None);

        Assert.Empty(await Book.PreviewAsync(world.Tenant, PartnerSide.Publisher, world.Publisher.Value, world.Now.AddDays(6), "Mia", CancellationToken.None));
        Assert.Equal(10m, Assert.Single(await Book.PreviewAsync(world.Tenant, PartnerSide.Publisher, world.Publisher.Value, world.Now.AddDays(8), "Mia", CancellationToken.None)).Figures.Due);
    }

    // The ledger's clock goes on a little, so that what was booked lies before the cut.
    private Task<IReadOnlyList<StatementEntry>> MakeAsync(LedgerWorld world, PartnerSide side)
    {
        books.Clock.Advance(TimeSpan.FromSeconds(2));
        return Book.MakeAsync(world.Tenant, side, side == PartnerSide.Publisher ? world.Publisher.Value : world.Advertiser.Value, world.Now, "Mia", CancellationToken.None);
    }
}
