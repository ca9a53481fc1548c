using CsCheck;
using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Domain.Tests.Amounts;

public sealed class ExchangeRateProperties
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Currency> AnyCurrency = Gen.Int[0, 2].Select(index => Currency.Of(new[] { "EUR", "JPY", "KWD" }[index]));

    private static readonly Gen<decimal> AnyAmount = Gen.Long[0, 9_999_999_999].Select(units => units / 10_000m);

    private static readonly Gen<decimal> AnyRate = Gen.Long[1, 99_999_999_999].Select(units => units / 10_000_000_000m);

    [Fact]
    public void A_converted_amount_has_the_currencys_digits_and_lies_within_half_a_unit_of_the_exact_one() =>
        Gen.Select(AnyCurrency, AnyAmount, AnyRate, Gen.Bool).Sample(
            (to, amount, rate, isInverse) =>
            {
                var exact = isInverse ? amount / rate : amount * rate;
                var converted = new ExchangeRate(Currency.Of("USD"), to, rate, At) { IsInverse = isInverse }.Convert(amount);

                var unit = (decimal)Math.Pow(10, -to.Digits);
                Assert.Equal(decimal.Round(converted!.Value.Amount, to.Digits), converted.Value.Amount);
                Assert.True(Math.Abs(converted.Value.Amount - exact) <= unit / 2m);
            },
            iter: 20_000);

    [Fact]
    public void More_money_never_becomes_less_by_conversion() =>
        Gen.Select(AnyCurrency, AnyAmount, AnyAmount, AnyRate).Sample(
            (to, one, other, rate) =>
            {
                var conversion = new ExchangeRate(Currency.Of("USD"), to, rate, At);
                Assert.True(conversion.Convert(Math.Min(one, other))!.Value.Amount <= conversion.Convert(Math.Max(one, other))!.Value.Amount);
            },
            iter: 20_000);

    [Theory]
    [InlineData(0.125, "EUR", 0.12)]
    [InlineData(0.135, "EUR", 0.14)]
    [InlineData(2.5, "JPY", 2)]
    [InlineData(3.5, "JPY", 4)]
    public void Halves_go_to_the_even_side(double amount, string to, double expected) =>
        Assert.Equal((decimal)expected, new ExchangeRate(Currency.Of("USD"), Currency.Of(to), 1m, At).Convert((decimal)amount)!.Value.Amount);

    [Fact]
    public void What_cannot_be_booked_is_not_converted() =>
        Assert.Null(new ExchangeRate(Currency.Of("USD"), Currency.Of("EUR"), 1000m, At).Convert(Money.Limit));
}
