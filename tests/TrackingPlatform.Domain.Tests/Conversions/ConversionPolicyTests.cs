using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Tests.Conversions;

public sealed class ConversionPolicyTests
{
    [Fact]
    public void A_first_postback_books_the_events_status_and_money()
    {
        var lead = Assert.IsType<ConversionDecision.Book>(ConversionPolicy.Open(Sale.Claim(), Sale.Terms(Sale.Fixed)));
        Assert.Equal((ConversionStatus.Pending, new ConversionMoney(null, 2.5m, 4m)), (lead.Status, lead.Money));

        var sale = Assert.IsType<ConversionDecision.Book>(ConversionPolicy.Open(Sale.Claim(amount: 49.9m, status: ConversionStatus.Hold), Sale.Terms(Sale.Percent)));
        Assert.Equal((ConversionStatus.Hold, new ConversionMoney(49.9m, 6.24m, 10.98m), null), (sale.Status, sale.Money, sale.Reason));
        Assert.Equal(("49.90 × 12.5 %", "1.00 + 49.90 × 20 %"), (sale.Pricing!.Payout.Formula, sale.Pricing.Revenue.Formula));
    }

    [Theory]
    [InlineData(BrowserReporting.Pending, ConversionStatus.Approved, ConversionStatus.Pending)]
    [InlineData(BrowserReporting.Pending, ConversionStatus.Hold, ConversionStatus.Hold)]
    [InlineData(BrowserReporting.Accept, ConversionStatus.Approved, ConversionStatus.Approved)]
    public void A_browsers_report_waits_for_approval_unless_the_offer_trusts_it(BrowserReporting browser, ConversionStatus automatic, ConversionStatus booked) =>
        Assert.Equal(
            booked,
            Assert.IsType<ConversionDecision.Book>(ConversionPolicy.Open(Sale.Claim() with { Browser = browser }, Sale.Terms(Sale.Fixed with { AutoStatus = automatic }))).Status);

    [Fact]
    public void A_browser_changes_nothing_that_is_booked() =>
        Assert.IsType<ConversionDecision.Duplicate>(
            ConversionPolicy.Revise(Sale.Claim(amount: 999m) with { Browser = BrowserReporting.Accept }, Sale.Terms(Sale.Percent), Booked(ConversionStatus.Approved)));

    [Fact]
    public void A_percentage_needs_a_sale_amount_and_a_sum_that_can_be_booked()
    {
        AssertRefused(ConversionPolicy.Open(Sale.Claim(), Sale.Terms(Sale.Percent)), ReasonCodes.AmountInvalid);

        var generous = Sale.Percent with { Payout = Price.PercentOf(1_000m) };
        AssertRefused(ConversionPolicy.Open(Sale.Claim(amount: 999_999_999_999_999m), Sale.Terms(generous)), ReasonCodes.AmountInvalid);
    }

    [Fact]
    public void A_retired_event_takes_no_new_conversions_but_changes_old_ones()
    {
        AssertRefused(ConversionPolicy.Open(Sale.Claim(), Sale.Terms(Sale.Retired)), ReasonCodes.EventUnknown);
        Assert.IsType<ConversionDecision.Change>(
            ConversionPolicy.Revise(Sale.Claim(status: ConversionStatus.Reversed), Sale.Terms(Sale.Retired), Booked(ConversionStatus.Approved)));
    }

    [Theory]
    [InlineData(null, "sale")]
    [InlineData("SALE", "sale")]
    [InlineData("lead", "Lead")]
    public void Events_are_found_by_name_in_any_case(string? named, string expected)
    {
        Assert.Null(ConversionPolicy.Check(Sale.Claim() with { Event = named }, Sale.Offer, out var terms));
        Assert.Equal(expected, terms.Name);
    }

    [Fact]
    public void Events_are_found_by_id_and_never_across_offers()
    {
        Assert.Null(ConversionPolicy.Check(Sale.Claim() with { Event = Sale.Fixed.Id.ToString() }, Sale.Offer, out var terms));
        Assert.Equal(Sale.Fixed, terms);

        Assert.Equal(ReasonCodes.EventUnknown, ConversionPolicy.Check(Sale.Claim() with { Event = EventId.New(Sale.ClickedAt).ToString() }, Sale.Offer, out _)?.Reason);
        Assert.Equal(ReasonCodes.EventUnknown, ConversionPolicy.Check(Sale.Claim() with { Event = "install" }, Sale.Offer, out _)?.Reason);
    }

    [Fact]
    public void What_a_repeat_does_not_say_stays()
    {
        var booked = Booked(ConversionStatus.Rejected);

        Assert.IsType<ConversionDecision.Duplicate>(ConversionPolicy.Revise(Sale.Claim(), Sale.Terms(Sale.Percent), booked));
        Assert.IsType<ConversionDecision.Duplicate>(ConversionPolicy.Revise(Sale.Claim(amount: 100m, status: ConversionStatus.Rejected), Sale.Terms(Sale.Percent), booked));
    }

    [Fact]
    public void A_new_status_keeps_the_money_and_a_new_amount_reckons_it_again()
    {
        var booked = Booked(ConversionStatus.Pending);

        var approved = Assert.IsType<ConversionDecision.Change>(ConversionPolicy.Revise(Sale.Claim(status: ConversionStatus.Approved), Sale.Terms(Sale.Percent), booked));
        Assert.Equal((8, ConversionStatus.Approved, booked.Money), (approved.Sequence, approved.Status, approved.Money));

        var corrected = Assert.IsType<ConversionDecision.Change>(ConversionPolicy.Revise(Sale.Claim(amount: 80m), Sale.Terms(Sale.Percent), booked));
        Assert.Equal((8, ConversionStatus.Pending, new ConversionMoney(80m, 10m, 17m)), (corrected.Sequence, corrected.Status, corrected.Money));
    }

    [Fact]
    public void The_same_transaction_with_another_click_is_a_conflict()
    {
        var other = Sale.Claim(transaction: "t1", click: ClickId.New(Sale.ClickedAt));
        var refused = Assert.IsType<ConversionDecision.Refuse>(ConversionPolicy.Revise(other, Sale.Terms(Sale.Percent), Booked(ConversionStatus.Approved)));

        Assert.Equal((ReasonCodes.DuplicateTxid, 409), (refused.Refusal.Reason, refused.Refusal.HttpStatus));
    }

    [Fact]
    public void A_transaction_that_looks_like_a_click_is_another_key_than_the_click() =>
        Assert.NotEqual(DedupeKey.Of(Sale.Claim(), DedupeMode.Status, default), DedupeKey.Of(Sale.Claim(transaction: Sale.Click.Id.ToString()), DedupeMode.Status, default));

    private static ConversionState Booked(ConversionStatus status) =>
        new(ConversionId.New(Sale.ClickedAt), Sale.Click.Id, 7, status, new ConversionMoney(100m, 12.5m, 21m), null);

    private static void AssertRefused(ConversionDecision decision, string reason) =>
        Assert.Equal((reason, 422), (Assert.IsType<ConversionDecision.Refuse>(decision).Refusal.Reason, ((ConversionDecision.Refuse)decision).Refusal.HttpStatus));
}
