using CsCheck;
using TrackingPlatform.Domain.Statements;

namespace TrackingPlatform.Domain.Tests.Statements;

/// <summary>What statements come to: nothing is lost between them, whatever is earned, adjusted, prepaid and paid.</summary>
public sealed class StatementFiguresTests
{
    private static readonly Gen<decimal> AnyMoney = Gen.Int[-500_000, 500_000].Select(cents => cents / 100m);

    [Fact]
    public void What_comes_in_goes_out_due_prepaid_or_carried() => Gen.Select(AnyMoney, AnyMoney, AnyMoney, Gen.Int[0, 100_000], Gen.Int[0, 100_000]).Sample(
        (opening, earned, adjustments, balance, minimum) =>
        {
            var figures = StatementFigures.Of(opening, earned, adjustments, balance / 100m, minimum / 100m);
            Assert.Equal(opening + earned + adjustments, figures.Due + figures.Prepaid + figures.Carried);
            Assert.True(figures.Due >= 0m && figures.Prepaid >= 0m && figures.Prepaid <= balance / 100m);
            Assert.True(figures.Due == 0m || figures.Carried == 0m);
        },
        iter: 20_000);

    [Fact]
    public void A_row_of_statements_comes_to_what_was_earned_and_adjusted() => Gen.Select(AnyMoney, AnyMoney).Array[1, 12].Sample(
        months =>
        {
            var (carried, paid) = (0m, 0m);
            foreach (var (earned, adjustments) in months)
            {
                var figures = StatementFigures.Of(carried, earned, adjustments, 0m, 100m);
                (carried, paid) = (figures.Carried, paid + figures.Due);
            }

            Assert.Equal(months.Sum(month => month.Item1 + month.Item2), paid + carried);
        },
        iter: 5_000);

    [Theory]
    [InlineData("99.99", "0", "99.99")]
    [InlineData("100", "100", "0")]
    [InlineData("-5", "0", "-5")]
    public void Below_the_minimum_everything_is_carried(string earned, string due, string carried)
    {
        var figures = StatementFigures.Of(0m, Money(earned), 0m, 0m, 100m);
        Assert.Equal((Money(due), Money(carried)), (figures.Due, figures.Carried));
    }

    [Fact]
    public void It_stands_by_what_was_paid_of_it()
    {
        var figures = StatementFigures.Of(0m, 100m, 0m, 30m, 0m);
        Assert.Equal(
            [StatementState.Due, StatementState.PartlyPaid, StatementState.Paid, StatementState.Void],
            new[] { figures.StateAfter(0m, false), figures.StateAfter(69.99m, false), figures.StateAfter(70m, false), figures.StateAfter(70m, true) });
        Assert.Equal(StatementState.Settled, StatementFigures.Of(0m, 100m, 0m, 100m, 0m).StateAfter(0m, false));
    }

    private static decimal Money(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
