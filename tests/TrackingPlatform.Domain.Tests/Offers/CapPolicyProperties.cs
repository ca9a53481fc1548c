using CsCheck;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Tests.Offers;

/// <summary>Whatever becomes of conversions, in whatever order: counters say what the books say, and a hard one never passes its limit.</summary>
public sealed class CapPolicyProperties
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Cap> AnyCap = Gen.Select(
        OneOf(CapMeasure.Conversions, CapMeasure.Payout, CapMeasure.Revenue),
        Gen.Int[0, 60],
        OneOf(Enum.GetValues<CapOverflow>()),
        (what, limit, overflow) => new Cap(what, CapPeriod.Day, limit) { Overflow = overflow });

    private static readonly Gen<(int Which, ConversionStatus Status, int Amount)> AnyChange =
        Gen.Select(Gen.Int[0, 9], OneOf(Enum.GetValues<ConversionStatus>()), Gen.Int[0, 30]);

    [Fact]
    public void Counters_are_what_a_recount_finds_and_hard_caps_hold() => Gen.Select(AnyCap.Array[1, 4], AnyChange.Array[0, 60]).Sample((caps, changes) =>
    {
        var counters = caps.DistinctBy(cap => cap.What)
            .Select(cap => BoundCap.Of([cap], default, CapScope.Offer, Guid.Empty, TimeZoneInfo.Utc, Currency.Of("EUR"))[0].Counter(default, Noon))
            .ToDictionary(counter => counter, _ => 0m);
        var books = new Dictionary<int, ConversionState>();
        foreach (var (which, status, amount) in changes)
        {
            var booked = books.GetValueOrDefault(which);
            var levels = counters.Select(pair => new CapLevel(pair.Key, pair.Value)).ToList();
            var decision = CapPolicy.Decide(levels, booked, status, new ConversionMoney(amount, amount, amount * 2), null);
            books[which] = new ConversionState(default, null, (booked?.Sequence ?? 0) + 1, decision.Status, decision.Money, null) { Reason = decision.Reason };
            foreach (var move in decision.Moves)
            {
                counters[move.Level.Counter] += move.Change;
                Assert.True(move.Most is not { } most || counters[move.Level.Counter] <= most);
            }

            foreach (var (counter, used) in counters)
            {
                var cap = counter.Cap.Cap;
                Assert.Equal(books.Values.Sum(each => CapUse.Of(each.Status, each.Reason, each.Money).Of(cap.What)), used);
                Assert.True(cap.IsSoft || used <= cap.Limit);
            }
        }
    });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
