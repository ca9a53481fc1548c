using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Tests.Postbacks;

public sealed class ClaimReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ClickId Click = ClickId.New(Now);
    private static readonly Postback Plain = new() { ClickId = Click.ToString() };

    [Fact]
    public void A_click_id_alone_is_enough()
    {
        var claim = Understood(Plain);

        Assert.Equal(Click, claim.ClickId);
        Assert.Equal(Now, claim.OccurredAt);
        Assert.Null(claim.Amount);
        Assert.Null(claim.Status);
        Assert.Null(claim.TransactionId);
    }

    [Fact]
    public void A_click_id_is_read_in_capitals_too() => Assert.Equal(Click, Understood(Plain with { ClickId = Click.ToString().ToUpperInvariant() }).ClickId);

    [Theory]
    [InlineData(null, ReasonCodes.ClickMissing, 400)]
    [InlineData("  ", ReasonCodes.ClickMissing, 400)]
    [InlineData("abc", ReasonCodes.ClickMalformed, 400)]
    [InlineData("{click_id}", ReasonCodes.ClickMalformed, 400)]
    [InlineData("00000000000000000000000000", ReasonCodes.ClickMalformed, 400)]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzz", ReasonCodes.ClickMalformed, 400)]
    [InlineData("0661hj5v9kr7f2m8q3n6t4w1xz'", ReasonCodes.ClickMalformed, 400)]
    public void A_click_id_that_cannot_be_ours_is_refused(string? text, string reason, int status) =>
        AssertRefused(Plain with { ClickId = text }, reason, status);

    [Fact]
    public void Without_a_click_something_else_names_the_earner_and_the_transaction_the_conversion()
    {
        var coupon = Understood(new Postback { Coupon = " SPRING ", TransactionId = "t1" });
        Assert.Equal((null, "SPRING", true), (coupon.ClickId, coupon.Details.Coupon, coupon.NamesMoreThanClick));
        Assert.True(Understood(new Postback { UserId = "u1", TransactionId = "t1", ClickId = "{click_id}" }).HasMalformedClick);

        AssertRefused(new Postback { Coupon = "SPRING" }, ReasonCodes.TxnIdMissing, 422);
        AssertRefused(new Postback { UserId = "u1", ClickId = "{click_id}" }, ReasonCodes.TxnIdMissing, 422);
        AssertRefused(new Postback { Offer = OfferId.New(Now).ToString(), TransactionId = "t1" }, ReasonCodes.ClickMissing, 400);
    }

    [Fact]
    public void A_browser_names_its_click_and_nothing_else()
    {
        AssertRefused(new Postback { Coupon = "SPRING", TransactionId = "t1", Browser = "pending" }, ReasonCodes.ClickMissing, 400);
        Assert.False(Understood(Plain with { Coupon = "SPRING", UserId = "u1", Browser = "pending" }).NamesMoreThanClick);
    }

    [Fact]
    public void A_dry_run_that_comes_this_far_is_refused_rather_than_booked()
    {
        AssertRefused(Plain with { DryRun = "1" }, ReasonCodes.NotSupportedYet, 422);
        AssertRefused(Plain with { DryRun = "true" }, ReasonCodes.NotSupportedYet, 422);
        Understood(Plain with { DryRun = "0" });
    }

    [Theory]
    [InlineData("49.90", 49.90)]
    [InlineData("0", 0)]
    [InlineData(" 7 ", 7)]
    public void Plain_amounts_are_read(string text, double amount) => Assert.Equal((decimal)amount, Understood(Plain with { Amount = text }).Amount);

    [Theory]
    [InlineData("12,50")]
    [InlineData("1,000.00")]
    [InlineData("1e3")]
    [InlineData("-1")]
    [InlineData("EUR 5")]
    [InlineData("0.00001")]
    [InlineData("1000000000000000")]
    [InlineData("NaN")]
    [InlineData("١٢")]
    public void An_amount_that_would_have_to_be_guessed_is_refused(string text) => AssertRefused(Plain with { Amount = text }, ReasonCodes.AmountInvalid, 422);

    [Fact]
    public void Currency_and_status_come_from_their_lists()
    {
        Assert.Equal("USD", Understood(Plain with { Currency = "usd" }).Currency?.Code);
        Assert.Equal(ConversionStatus.Hold, Understood(Plain with { Status = "Hold" }).Status);
        AssertRefused(Plain with { Currency = "EURO" }, ReasonCodes.CurrencyUnknown, 422);
        AssertRefused(Plain with { Currency = "XTS" }, ReasonCodes.CurrencyUnknown, 422);
        AssertRefused(Plain with { Status = "paid" }, ReasonCodes.StatusUnknown, 422);
    }

    [Theory]
    [InlineData("2026-03-01T09:30:00Z")]
    [InlineData("2026-03-01t09:30:00z")]
    [InlineData("2026-03-01T10:30:00+01:00")]
    [InlineData("2026-03-01T09:30:00.000Z")]
    [InlineData("1772357400")]
    [InlineData("1772357400000")]
    public void One_moment_is_read_however_it_is_written(string text) =>
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero), Understood(Plain with { Timestamp = text }).OccurredAt);

    [Theory]
    [InlineData("2026-03-01T09:30:00")]
    [InlineData("2026-03-01")]
    [InlineData("01.03.2026 09:30")]
    [InlineData("2026-03-01T09:30:00 01:00")]
    [InlineData("2026-13-01T09:30:00Z")]
    [InlineData("-1772357400")]
    [InlineData("1772357400.5")]
    [InlineData("99999999999999999999")]
    [InlineData("1772357400000000")]
    [InlineData("2026-03-01T12:05:01Z")]
    public void A_time_that_would_have_to_be_guessed_or_lies_ahead_is_refused(string text) =>
        AssertRefused(Plain with { Timestamp = text }, ReasonCodes.TimestampInvalid, 422);

    [Fact]
    public void Five_minutes_ahead_is_within_the_difference_of_clocks() =>
        Assert.Equal(Now.AddMinutes(5), Understood(Plain with { Timestamp = "2026-03-01T12:05:00Z" }).OccurredAt);

    [Fact]
    public void A_transaction_id_is_never_cut()
    {
        Assert.Equal(200, Understood(Plain with { TransactionId = new string('a', 200) }).TransactionId?.Length);
        AssertRefused(Plain with { TransactionId = new string('a', 201) }, ReasonCodes.ValueTooLong, 422);
        Assert.Null(Understood(Plain with { TransactionId = "" }).TransactionId);
    }

    [Fact]
    public void Descriptive_values_are_cut_but_never_through_a_character()
    {
        var long1 = new string('a', 499) + "\U0001F600";
        var claim = Understood(Plain with { Adv = [null, long1], Others = [new("x", new string('b', 900))] });

        Assert.Equal(new string('a', 499), claim.Details.Adv[1]);
        Assert.Equal(500, claim.Details.Other("x")?.Length);
    }

    [Fact]
    public void A_named_offer_must_be_an_id()
    {
        var offer = OfferId.New(Now);

        Assert.Equal(offer, Understood(Plain with { Offer = offer.ToString() }).Offer);
        AssertRefused(Plain with { Offer = "spring" }, ReasonCodes.OfferMismatch, 422);
        AssertRefused(Plain with { Publisher = "17" }, ReasonCodes.PublisherMismatch, 422);
    }

    private static PostbackClaim Understood(Postback postback) => Assert.IsType<ClaimReading.Understood>(ClaimReader.Read(postback, Now)).Claim;

    private static void AssertRefused(Postback postback, string reason, int status)
    {
        var refusal = Assert.IsType<ClaimReading.Refused>(ClaimReader.Read(postback, Now)).Refusal;
        Assert.Equal((reason, status), (refusal.Reason, refusal.HttpStatus));
        Assert.NotEmpty(refusal.Detail);
        Assert.True(ReasonCodes.IsKnown(refusal.Reason));
    }
}
