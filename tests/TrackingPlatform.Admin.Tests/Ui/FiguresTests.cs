using System.Globalization;
using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Tests.Ui;

public sealed class FiguresTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 22, 13, 31, 40, TimeSpan.Zero);
    static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public FiguresTests() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");

    [Theory]
    [InlineData("1204", "EUR", "€1,204.00")]
    [InlineData("-18.52", "EUR", "−€18.52")]
    [InlineData("-0.001", "EUR", "€0.00")]
    [InlineData("1204", "JPY", "JPY\u00a01,204")]
    [InlineData("1.5", "KWD", "KWD\u00a01.500")]
    public void Money_has_the_digits_of_its_currency_and_a_real_minus(string amount, string currency, string expected) =>
        Assert.Equal(expected, Figures.Money(decimal.Parse(amount, CultureInfo.InvariantCulture), currency));

    [Fact]
    public void Absent_is_a_dash_and_zero_is_zero()
    {
        Assert.Equal("–", Figures.Money(null, "EUR"));
        Assert.Equal("€0.00", Figures.Money(0, "EUR"));
        Assert.Equal("0", Figures.Count(0));
        Assert.Equal("–", Figures.Ratio(0, 0));
        Assert.Equal("–", Figures.Duration(null));
    }

    [Fact]
    public void Without_a_culture_money_still_has_its_symbol()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Assert.Equal("€1,204.00", Figures.Money(1204, "EUR"));
    }

    [Fact]
    public void Figures_read_as_the_design_writes_them()
    {
        Assert.Equal("402,118", Figures.Count(402_118));
        Assert.Equal("1.24 M", Figures.Compact(1_240_000));
        Assert.Equal("€12.8k", Figures.MoneyCompact(12_800, "EUR"));
        Assert.Equal("€0.170", Figures.PerClick(0.17m, "EUR"));
        Assert.Equal("1.42 %", Figures.Ratio(0.0142));
        Assert.Equal("26.9 %", Figures.Ratio(269, 1_000));
    }

    [Theory]
    [InlineData(0.098, "98 ms")]
    [InlineData(8, "8 s")]
    [InlineData(1_769, "29 m")]
    [InlineData(4_320, "1 h 12 m")]
    [InlineData(172_900, "2 d")]
    public void Durations_use_two_units_at_most(double seconds, string expected) => Assert.Equal(expected, Figures.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("2026-11-22T13:31:40Z", "14:31:40")]
    [InlineData("2026-11-20T13:31:40Z", "20 Nov 14:31")]
    [InlineData("2025-11-22T13:31:40Z", "2025-11-22")]
    public void Times_are_told_in_the_zone_with_as_much_date_as_needed(string at, string expected) =>
        Assert.Equal(expected, Figures.Time(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), Now, Berlin));

    [Fact]
    public void Relative_times_look_both_ways()
    {
        Assert.Equal("in 2 min", Figures.Relative(Now.AddMinutes(2), Now));
        Assert.Equal("55 min ago", Figures.Relative(Now.AddMinutes(-55), Now));
        Assert.Equal("UTC+1", Figures.Offset(Berlin.GetUtcOffset(Now)));
        Assert.Equal("UTC−3:30", Figures.Offset(new TimeSpan(-3, -30, 0)));
    }
}
