using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Tests.Offers;

public sealed class CapPolicyTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversionMoney Ten = new(100m, 10m, 15m);

    [Theory]
    [InlineData(CapOverflow.Fallback, ConversionStatus.Hold, 10, "cap_reached", 0)]
    [InlineData(CapOverflow.Hold, ConversionStatus.Hold, 10, "cap_reached", 0)]
    [InlineData(CapOverflow.Unpaid, ConversionStatus.Approved, 0, "cap_reached", 0)]
    [InlineData(CapOverflow.Accept, ConversionStatus.Approved, 10, null, 1)]
    public void A_full_cap_does_what_was_chosen_for_it(CapOverflow overflow, ConversionStatus status, int payout, string? reason, int counted)
    {
        var decision = CapPolicy.Decide([Level(CapMeasure.Conversions, 40, 40, overflow)], null, ConversionStatus.Approved, Ten, null);

        Assert.Equal((status, (decimal)payout, reason), (decision.Status, decision.Money.Payout, decision.Reason));
        Assert.Equal(counted, Assert.Single(decision.Moves).Change);
    }

    [Fact]
    public void The_last_one_that_fits_fills_the_cap()
    {
        var decision = CapPolicy.Decide([Level(CapMeasure.Payout, 100, 90, CapOverflow.Hold)], null, ConversionStatus.Approved, Ten, null);

        Assert.Null(decision.Full);
        Assert.True(Assert.Single(decision.Moves) is { Change: 10m, Refused: false, IsFull: true, Warns: true });
    }

    [Fact]
    public void Money_that_does_not_fit_whole_is_not_taken_in_part()
    {
        var decision = CapPolicy.Decide([Level(CapMeasure.Payout, 100, 91, CapOverflow.Hold)], null, ConversionStatus.Approved, Ten, null);

        Assert.Equal((ConversionStatus.Hold, ReasonCodes.CapReached), (decision.Status, decision.Reason));
        Assert.True(Assert.Single(decision.Moves) is { Change: 0m, Refused: true, IsFull: true });
    }

    [Fact]
    public void One_full_cap_among_several_leaves_the_others_alone()
    {
        var decision = CapPolicy.Decide(
            [Level(CapMeasure.Conversions, 40, 3, CapOverflow.Hold), Level(CapMeasure.Payout, 100, 100, CapOverflow.Hold)], null, ConversionStatus.Approved, Ten, null);

        Assert.Equal(CapMeasure.Payout, Assert.Single(decision.Moves, move => move.Refused).Level.Counter.Cap.Cap.What);
        Assert.All(decision.Moves, move => Assert.Equal(0m, move.Change));
    }

    [Fact]
    public void What_one_cap_holds_another_does_not_let_through_unpaid()
    {
        var decision = CapPolicy.Decide(
            [Level(CapMeasure.Conversions, 1, 1, CapOverflow.Unpaid), Level(CapMeasure.Payout, 1, 1, CapOverflow.Hold)], null, ConversionStatus.Approved, Ten, null);

        Assert.Equal((ConversionStatus.Hold, 10m), (decision.Status, decision.Money.Payout));
    }

    [Fact]
    public void A_rejected_one_gives_back_what_it_took()
    {
        var decision = CapPolicy.Decide([Level(CapMeasure.Payout, 100, 100, CapOverflow.Hold)], Booked(ConversionStatus.Approved), ConversionStatus.Rejected, Ten, "fraud");

        Assert.True(Assert.Single(decision.Moves) is { Change: -10m, IsFull: false, Warns: true });
        Assert.Equal((ConversionStatus.Rejected, "fraud"), (decision.Status, decision.Reason));
    }

    [Fact]
    public void A_paid_one_that_grows_past_the_cap_is_held_and_never_loses_its_payout()
    {
        var decision = CapPolicy.Decide(
            [Level(CapMeasure.Payout, 100, 95, CapOverflow.Unpaid)], Booked(ConversionStatus.Approved), ConversionStatus.Approved, new ConversionMoney(200m, 20m, 30m), null);

        Assert.Equal((ConversionStatus.Hold, 20m, ReasonCodes.CapReached), (decision.Status, decision.Money.Payout, decision.Reason));
        Assert.Equal(-10m, Assert.Single(decision.Moves).Change);
    }

    [Fact]
    public void A_change_that_takes_no_more_passes_a_full_cap()
    {
        var decision = CapPolicy.Decide([Level(CapMeasure.Conversions, 40, 40, CapOverflow.Hold)], Booked(ConversionStatus.Pending), ConversionStatus.Approved, Ten, null);

        Assert.Null(decision.Full);
        Assert.Empty(decision.Moves);
    }

    [Fact]
    public void A_publisher_with_a_limit_of_its_own_does_not_fall_under_that_of_every_publisher()
    {
        var (own, other) = (PublisherId.New(Noon), PublisherId.New(Noon));
        var caps = BoundCap.Of(
            [new Cap(CapMeasure.Conversions, CapPeriod.Day, 10m) { IsPerPublisher = true }, new Cap(CapMeasure.Conversions, CapPeriod.Day, 50m) { Publisher = own }],
            default, CapScope.Offer, Guid.NewGuid(), TimeZoneInfo.Utc, Currency.Of("EUR"));

        Assert.Equal([50m], caps.Where(cap => cap.AppliesTo(own)).Select(cap => cap.Cap.Limit));
        Assert.Equal([10m], caps.Where(cap => cap.AppliesTo(other)).Select(cap => cap.Cap.Limit));
        Assert.Equal(own, caps[1].Counter(own, Noon).Publisher);
    }

    [Fact]
    public void Offers_of_a_group_share_a_counter_whatever_their_limits_but_currencies_never_do()
    {
        Assert.Equal(GroupKey(100m, CapMeasure.Payout, "EUR"), GroupKey(200m, CapMeasure.Payout, "EUR"));
        Assert.NotEqual(GroupKey(100m, CapMeasure.Payout, "EUR"), GroupKey(100m, CapMeasure.Payout, "USD"));
        Assert.Equal(GroupKey(100m, CapMeasure.Conversions, "EUR"), GroupKey(100m, CapMeasure.Conversions, "USD"));
    }

    private static string GroupKey(decimal limit, CapMeasure what, string currency) => BoundCap.Of(
        [new Cap(what, CapPeriod.Day, limit) { Group = "winter" }], default, CapScope.Offer, Guid.NewGuid(), TimeZoneInfo.Utc, Currency.Of(currency))[0].Key;

    private static CapLevel Level(CapMeasure what, int limit, int used, CapOverflow overflow) => new(
        BoundCap.Of([new Cap(what, CapPeriod.Day, limit) { Overflow = overflow }], default, CapScope.Offer, Guid.NewGuid(), TimeZoneInfo.Utc, Currency.Of("EUR"))[0].Counter(default, Noon),
        used);

    private static ConversionState Booked(ConversionStatus status) => new(ConversionId.New(Noon), null, 1, status, Ten, null);
}
