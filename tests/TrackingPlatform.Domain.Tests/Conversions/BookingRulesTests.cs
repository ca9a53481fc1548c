using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Tests.Conversions;

public sealed class BookingRulesTests
{
    private static readonly EventTerms Held = Sale.Percent with { Rules = new BookingRules { Hold = TimeSpan.FromDays(14) } };

    private static readonly EventTerms Bounded = Sale.Percent with { Rules = new BookingRules { LeastAmount = 10m, MostAmount = 200m } };

    [Fact]
    public void An_approved_conversion_waits_from_when_it_happened()
    {
        var late = Sale.Claim(amount: 100m) with { OccurredAt = Sale.ClickedAt, ArrivedAt = Sale.ClickedAt.AddDays(3) };
        var book = Assert.IsType<ConversionDecision.Book>(ConversionPolicy.Open(late, Sale.Terms(Held)));
        Assert.Equal((ConversionStatus.Hold, ReasonCodes.HoldTime, Sale.ClickedAt.AddDays(14)), (book.Status, book.Reason, book.ReleaseAt));

        var over = Assert.IsType<ConversionDecision.Book>(ConversionPolicy.Open(late with { ArrivedAt = Sale.ClickedAt.AddDays(14) }, Sale.Terms(Held)));
        Assert.Equal((ConversionStatus.Approved, null, null), (over.Status, over.Reason, over.ReleaseAt));
    }

    [Theory]
    [InlineData(ConversionStatus.Pending)]
    [InlineData(ConversionStatus.Rejected)]
    [InlineData(ConversionStatus.Hold)]
    public void Only_what_would_be_approved_waits(ConversionStatus status)
    {
        var book = Assert.IsType<ConversionDecision.Book>(ConversionPolicy.Open(Sale.Claim(amount: 100m, status: status), Sale.Terms(Held)));
        Assert.Equal((status, null, null), (book.Status, book.Reason, book.ReleaseAt));
    }

    [Fact]
    public void Saying_approved_again_does_not_shorten_the_wait_and_an_amount_put_right_keeps_it()
    {
        var waiting = Waiting();
        Assert.IsType<ConversionDecision.Duplicate>(ConversionPolicy.Revise(Sale.Claim(status: ConversionStatus.Approved), Sale.Terms(Held), waiting));

        var corrected = Assert.IsType<ConversionDecision.Change>(ConversionPolicy.Revise(Sale.Claim(amount: 80m), Sale.Terms(Held), waiting));
        Assert.Equal((ConversionStatus.Hold, ReasonCodes.HoldTime, waiting.ReleaseAt, 10m), (corrected.Status, corrected.Reason, corrected.ReleaseAt, corrected.Money.Payout));
    }

    [Theory]
    [InlineData(ConversionStatus.Rejected)]
    [InlineData(ConversionStatus.Reversed)]
    [InlineData(ConversionStatus.Hold)]
    public void Another_word_of_the_advertiser_ends_the_wait(ConversionStatus status)
    {
        var change = Assert.IsType<ConversionDecision.Change>(ConversionPolicy.Revise(Sale.Claim(status: status), Sale.Terms(Held), Waiting()));
        Assert.Equal((status, null, null), (change.Status, change.Reason, change.ReleaseAt));
    }

    [Fact]
    public void Release_approves_with_the_same_money()
    {
        var release = ConversionPolicy.Release(Waiting());
        Assert.Equal((4, ConversionStatus.Approved, null, null, 12.5m), (release.Sequence, release.Status, release.Reason, release.ReleaseAt, release.Money.Payout));
    }

    [Theory]
    [InlineData(9.99, true)]
    [InlineData(10, false)]
    [InlineData(200, false)]
    [InlineData(200.01, true)]
    public void Amounts_outside_the_range_are_held(double amount, bool isHeld)
    {
        foreach (var status in new ConversionStatus?[] { null, ConversionStatus.Pending })
        {
            var book = Assert.IsType<ConversionDecision.Book>(ConversionPolicy.Open(Sale.Claim((decimal)amount, status), Sale.Terms(Bounded)));
            Assert.Equal(isHeld ? (ConversionStatus.Hold, ReasonCodes.AmountOutOfRange) : (status ?? ConversionStatus.Approved, null), (book.Status, book.Reason));
        }
    }

    [Fact]
    public void An_amount_put_right_lets_go_of_it_and_what_a_person_let_pass_stays_passed()
    {
        var held = Booked(ConversionStatus.Hold, 500m) with { Reason = ReasonCodes.AmountOutOfRange };
        Assert.IsType<ConversionDecision.Duplicate>(ConversionPolicy.Revise(Sale.Claim(500m, ConversionStatus.Approved), Sale.Terms(Bounded), held));
        Assert.Equal(ConversionStatus.Approved, Assert.IsType<ConversionDecision.Change>(ConversionPolicy.Revise(Sale.Claim(50m), Sale.Terms(Bounded), held)).Status);

        var passed = Booked(ConversionStatus.Approved, 500m);
        Assert.IsType<ConversionDecision.Duplicate>(ConversionPolicy.Revise(Sale.Claim(500m, ConversionStatus.Approved), Sale.Terms(Bounded), passed));
        Assert.Equal(ReasonCodes.AmountOutOfRange, Assert.IsType<ConversionDecision.Change>(ConversionPolicy.Revise(Sale.Claim(600m), Sale.Terms(Bounded), passed)).Reason);
    }

    private static ConversionState Waiting() => Booked(ConversionStatus.Hold, 100m) with
    {
        Reason = ReasonCodes.HoldTime,
        ReleaseAt = Sale.ClickedAt.AddHours(1).AddDays(14),
        OccurredAt = Sale.ClickedAt.AddHours(1),
    };

    private static ConversionState Booked(ConversionStatus status, decimal amount) =>
        new(ConversionId.New(Sale.ClickedAt), Sale.Click.Id, 3, status, new ConversionMoney(amount, decimal.Round(amount / 8m, 2), 1m + (amount / 5m)), null);
}
