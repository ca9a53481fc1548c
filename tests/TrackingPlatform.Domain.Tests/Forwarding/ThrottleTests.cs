using CsCheck;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Tests.Forwarding;

public sealed class ThrottleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly OfferId Offer = OfferId.New(Now);
    private static readonly ConversionMoney Money = new(100m, 10m, 15m);

    [Theory]
    [InlineData(1)]
    [InlineData(12.5)]
    [InlineData(50)]
    [InlineData(99)]
    public void Of_many_conversions_it_takes_its_share(double percent)
    {
        var throttle = Rule((decimal)percent);
        var taken = Enumerable.Range(0, 20_000).Count(_ => throttle.Takes(ConversionId.New(Now)));

        // Five standard deviations on either side.
        var (mean, spread) = (20_000 * percent / 100, Math.Sqrt(20_000 * percent / 100 * (1 - (percent / 100))));
        Assert.InRange(taken, mean - (5 * spread), mean + (5 * spread));
    }

    [Fact]
    public void The_same_conversion_is_always_decided_alike_and_a_larger_share_takes_all_that_a_smaller_one_took() =>
        Gen.Select(Gen.Guid, Gen.Byte.Array[Throttle.KeySize], Gen.Int[1, 10_000], Gen.Int[1, 10_000]).Sample((id, key, one, other) =>
        {
            var conversion = new ConversionId(id);
            var (less, more) = (Rule(Math.Min(one, other) / 100m, key: key), Rule(Math.Max(one, other) / 100m, key: key));

            Assert.Equal(less.Takes(conversion), (less with { }).Takes(conversion));
            Assert.True(!less.Takes(conversion) || more.Takes(conversion));
            Assert.True(Rule(100, key: key).Takes(conversion));
        });

    [Fact]
    public void Whoever_has_the_key_can_check_a_decision()
    {
        // HMAC-SHA256 of sixteen zero bytes under sixteen zero bytes begins with 853c7403937d8b62: of ten thousand parts the 5,204th, counted from nought.
        var conversion = new ConversionId(Guid.Empty);

        Assert.False(Rule(52.04m, key: new byte[16]).Takes(conversion));
        Assert.True(Rule(52.05m, key: new byte[16]).Takes(conversion));
    }

    [Theory]
    [InlineData(ThrottleEffect.Hide, ConversionStatus.Approved, null)]
    [InlineData(ThrottleEffect.Pending, ConversionStatus.Pending, ReasonCodes.Sampled)]
    [InlineData(ThrottleEffect.Hold, ConversionStatus.Hold, ReasonCodes.Sampled)]
    public void What_would_be_approved_is_kept_back_as_the_rule_says(ThrottleEffect effect, ConversionStatus status, string? reason)
    {
        var book = Assert.IsType<ConversionDecision.Book>(Open(effect, new ConversionDecision.Book(ConversionStatus.Approved, Money)));
        Assert.Equal((status, reason, Money), (book.Status, book.Reason, book.Money));
    }

    [Fact]
    public void What_would_be_approved_by_itself_later_is_kept_back_too_and_the_rest_is_left_alone()
    {
        var waiting = new ConversionDecision.Book(ConversionStatus.Pending, Money, ReasonCodes.HoldTime) { ReleaseAt = Now.AddDays(7) };
        Assert.Equal(waiting with { Status = ConversionStatus.Hold, Reason = ReasonCodes.Sampled, ReleaseAt = null }, Open(ThrottleEffect.Hold, waiting));

        foreach (var status in new[] { ConversionStatus.Pending, ConversionStatus.Rejected, ConversionStatus.Hold })
        {
            var other = new ConversionDecision.Book(status, Money);
            Assert.Same(other, Open(ThrottleEffect.Hold, other));
        }

        var refusal = new ConversionDecision.Duplicate();
        Assert.Same(refusal, Open(ThrottleEffect.Hold, refusal));
    }

    [Fact]
    public void It_counts_for_its_offer_and_event_alone_and_the_first_that_takes_decides()
    {
        var elsewhere = Rule(100, ThrottleEffect.Hold) with { Offer = OfferId.New(Now) };
        var leads = Rule(100, ThrottleEffect.Hold) with { Event = "lead" };
        var (first, second) = (Rule(100) with { Offer = Offer, Event = "SALE" }, Rule(100, ThrottleEffect.Hold));
        var conversion = ConversionId.New(Now);

        Assert.Same(first, Throttles.Taking([elsewhere, leads, first, second], conversion, Offer, "sale"));
        Assert.True(Throttles.Hide([elsewhere, leads, first, second], conversion, Offer, "sale"));
        Assert.False(Throttles.Hide([second, first], conversion, Offer, "sale"));
        Assert.Null(Throttles.Taking([elsewhere, leads], conversion, Offer, "sale"));
    }

    private static ConversionDecision Open(ThrottleEffect effect, ConversionDecision opening) => Throttles.Open([Rule(100, effect)], opening, ConversionId.New(Now), Offer, "sale");

    private static Throttle Rule(decimal percent, ThrottleEffect effect = ThrottleEffect.Hide, byte[]? key = null) =>
        new() { Id = ThrottleId.New(Now), Percent = percent, Effect = effect, Key = key ?? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16] };
}
