using System.Globalization;
using CsCheck;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Tests.Reporting;

public sealed class ReportFormulaTests
{
    private static readonly ReportFigures Figures = new() { Clicks = 8, UniqueClicks = 5, Cost = 2m, Conversions = 4, Payout = 10m, Revenue = 16m };

    // Formulas as trees, written out with all their parentheses, beside what they come to.
    private static readonly Gen<(string Text, decimal? Value)> Leaf = Gen.OneOf(
        Gen.Int[0, 999].Select(number => (number.ToString(CultureInfo.InvariantCulture), (decimal?)number)),
        Gen.OneOf(Gen.Const(ReportMetric.Clicks), Gen.Const(ReportMetric.Payout), Gen.Const(ReportMetric.Revenue), Gen.Const(ReportMetric.Impressions), Gen.Const(ReportMetric.Roi))
            .Select(metric => (WireName<ReportMetric>.Of(metric), Figures.Of(metric))));

    private static readonly Gen<(string Text, decimal? Value)> Tree = Gen.Recursive<(string Text, decimal? Value)>((depth, inner) => depth >= 4
        ? Leaf
        : Gen.OneOf(Leaf, Gen.Select(inner, Gen.OneOf(Gen.Const('+'), Gen.Const('-'), Gen.Const('*'), Gen.Const('/'), Gen.Const('−'), Gen.Const('×'), Gen.Const('÷')), inner).Select((left, sign, right) => ($"({left.Text}{sign} {right.Text} )", Reckon(left.Value, sign, right.Value))), inner.Select(each => ($"-({each.Text})", -each.Value))));

    [Fact]
    public void A_formula_comes_to_what_its_parts_come_to() => Tree.Where(tree => tree.Text.Length <= ReportFormula.Longest).Sample(tree => Assert.Equal(tree.Value, Read(tree.Text).Of(Figures)), iter: 5_000);

    [Fact]
    public void No_text_makes_the_parser_fail() => Gen.String[Gen.Char["()+-*/. 0189abclicksrevenue_÷×∞é"], 0, 400].Sample(text => _ = ReportFormula.Parse("a", text), iter: 20_000);

    [Theory]
    [InlineData("revenue - payout - cost", "4")]
    [InlineData("revenue-payout/clicks", "14.75")]
    [InlineData("(revenue-payout)/clicks", "0.75")]
    [InlineData("10 - 2 - 3", "5")]
    [InlineData("16 / 4 / 2", "2")]
    [InlineData("- conversions + 2 * 3.5", "3")]
    [InlineData("--1", "1")]
    public void Products_come_before_sums_and_the_left_before_the_right(string text, string value) => Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), Read(text).Of(Figures));

    [Theory]
    [InlineData("payout / (clicks - 8)")]
    [InlineData("impressions + 1")]
    [InlineData("999999999999999 * 999999999999999 * 999999999999999")]
    public void What_cannot_be_reckoned_is_absent(string text) => Assert.Null(Read(text).Of(Figures));

    [Theory]
    [InlineData("", "ends where a metric")]
    [InlineData("revenue -", "ends where a metric")]
    [InlineData("(revenue", "closing parenthesis is missing (character 9)")]
    [InlineData("revenue payout", "+ - * / or the end is expected (character 9)")]
    [InlineData("visits * 2", "no metric visits")]
    [InlineData("1.2.3", "1.2.3 is no number")]
    [InlineData("9999999999999999", "no number of up to 15 digits")]
    [InlineData("revenue; drop table clicks", "or the end is expected")]
    public void What_is_wrong_is_said_with_its_place(string text, string words) => Assert.Contains(words, Wrong("a", text), StringComparison.Ordinal);

    [Fact]
    public void Nesting_and_length_have_an_end()
    {
        Assert.Contains("Nest at most", Wrong("a", new string('(', 100) + "1"), StringComparison.Ordinal);
        Assert.Contains("300 characters", Wrong("a", string.Join('+', Enumerable.Repeat("payout", 100))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Profit")]
    [InlineData("2x")]
    [InlineData("clicks")]
    [InlineData("campaign")]
    [InlineData("a-b")]
    [InlineData("")]
    public void A_name_is_plain_and_means_nothing_else(string name) => Assert.Contains("Name it", Wrong(name, "clicks"), StringComparison.Ordinal);

    [Fact]
    public void Money_is_known_wherever_it_stands()
    {
        Assert.True(Read("clicks * (1 - margin)").IsOfMoney);
        Assert.False(Read("-conversions / unique_clicks").IsOfMoney);
    }

    private static ReportFormula Read(string text) => Assert.IsType<FormulaReading.Read>(ReportFormula.Parse("a", text)).Formula;

    private static string Wrong(string name, string text) => Assert.IsType<FormulaReading.Wrong>(ReportFormula.Parse(name, text)).Message;

    private static decimal? Reckon(decimal? left, char sign, decimal? right) => sign switch
    {
        '+' => left + right,
        '-' or '−' => left - right,
        '*' or '×' => left * right,
        _ => right is null or 0 ? null : left / right,
    };
}
