using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Tests.Conversions;

public sealed class DedupeModeTests
{
    private static readonly ConversionStatus?[] Statuses = [null, .. Enum.GetValues<ConversionStatus>().Select(status => (ConversionStatus?)status)];

    [Fact]
    public void Ignore_lets_nothing_change_whatever_a_repeat_says()
    {
        foreach (var status in Statuses)
        {
            Assert.IsType<ConversionDecision.Duplicate>(Revise(DedupeMode.Ignore, Sale.Claim(amount: 1m, status: status), Booked()));
        }
    }

    [Fact]
    public void New_takes_another_status_but_never_another_amount()
    {
        Assert.IsType<ConversionDecision.Duplicate>(Revise(DedupeMode.New, Sale.Claim(amount: 1m), Booked()));

        var reversed = Assert.IsType<ConversionDecision.Change>(Revise(DedupeMode.New, Sale.Claim(amount: 1m, status: ConversionStatus.Reversed), Booked()));
        Assert.Equal((ConversionStatus.Reversed, Booked().Money), (reversed.Status, reversed.Money));
    }

    [Fact]
    public void Status_takes_a_new_status_and_a_new_amount()
    {
        var change = Assert.IsType<ConversionDecision.Change>(Revise(DedupeMode.Status, Sale.Claim(amount: 80m, status: ConversionStatus.Pending), Booked()));
        Assert.Equal((ConversionStatus.Pending, new ConversionMoney(80m, 10m, 17m)), (change.Status, change.Money));
    }

    [Fact]
    public void Overwrite_forgets_what_is_not_said_again()
    {
        var booked = Booked() with { Status = ConversionStatus.Rejected, Details = new PostbackDetails { UserId = "u1", Adv = ["a"] } };

        var change = Assert.IsType<ConversionDecision.Change>(Revise(DedupeMode.Overwrite, Sale.Claim(amount: 100m), booked));
        Assert.Equal((ConversionStatus.Approved, booked.Money), (change.Status, change.Money));
        Assert.Same(PostbackDetails.None, change.Details);

        var again = booked with { Status = change.Status, Details = PostbackDetails.None };
        Assert.IsType<ConversionDecision.Duplicate>(Revise(DedupeMode.Overwrite, Sale.Claim(amount: 100m), again));
        Assert.Equal(ReasonCodes.AmountInvalid, Assert.IsType<ConversionDecision.Refuse>(Revise(DedupeMode.Overwrite, Sale.Claim(), again)).Refusal.Reason);
    }

    [Fact]
    public void No_mode_lets_a_transaction_wander_to_another_click()
    {
        foreach (var mode in Enum.GetValues<DedupeMode>())
        {
            var other = Sale.Claim(transaction: "t1", click: Domain.Clicks.ClickId.New(Sale.ClickedAt.AddHours(3)));
            var decision = Revise(mode, other, Booked());
            Assert.Equal((ReasonCodes.DuplicateTxid, 409), (Assert.IsType<ConversionDecision.Refuse>(decision).Refusal.Reason, ((ConversionDecision.Refuse)decision).Refusal.HttpStatus));
        }
    }

    [Fact]
    public void The_key_is_the_transaction_else_the_click_unless_the_event_says_otherwise()
    {
        var (one, two) = (ReceiptId.New(Sale.ClickedAt), ReceiptId.New(Sale.ClickedAt));
        var claim = Sale.Claim(transaction: "t1") with { EventReference = "e1" };

        Assert.Equal("t:t1", DedupeKey.Of(claim, DedupeMode.Status, one));
        Assert.Equal("e:e1", DedupeKey.Of(claim, DedupeMode.EventRef, one));
        Assert.Equal("t:t1", DedupeKey.Of(claim with { EventReference = null }, DedupeMode.EventRef, one));
        Assert.NotEqual(DedupeKey.Of(claim, DedupeMode.KeepAndAdd, one), DedupeKey.Of(claim, DedupeMode.KeepAndAdd, two));
        Assert.Equal(DedupeKey.Of(claim, DedupeMode.KeepAndAdd, one), DedupeKey.Of(claim, DedupeMode.KeepAndAdd, one));
    }

    private static ConversionDecision Revise(DedupeMode mode, PostbackClaim claim, ConversionState booked) =>
        ConversionPolicy.Revise(claim, Sale.Terms(Sale.Percent with { Rules = new BookingRules { Dedupe = mode } }), booked);

    private static ConversionState Booked() =>
        new(ConversionId.New(Sale.ClickedAt), Sale.Click.Id, 3, ConversionStatus.Approved, new ConversionMoney(100m, 12.5m, 21m), null);
}
