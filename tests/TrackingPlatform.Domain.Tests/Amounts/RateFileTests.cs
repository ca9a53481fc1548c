using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Domain.Tests.Amounts;

/// <summary>Files of rates: understood whole, or told what is wrong; and rates that nobody should believe.</summary>
public sealed class RateFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 16, 30, 0, TimeSpan.Zero);

    private const string Published =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
          <gesmes:subject>Reference rates</gesmes:subject>
          <Cube><Cube time='2026-11-24'><Cube currency='USD' rate='1.0832'/><Cube currency='JPY' rate='161.70'/><Cube currency='XXQ' rate='3'/></Cube>
          <Cube time='2026-11-23'><Cube currency='USD' rate='1.08'/></Cube></Cube>
        </gesmes:Envelope>
        """;

    [Fact]
    public void The_central_banks_xml_is_understood_by_day()
    {
        var file = RateFile.Read("\uFEFF" + Published, Now);

        Assert.Empty(file.Problems);
        Assert.Equal(
            ["EUR USD 1.0832 2026-11-24", "EUR JPY 161.70 2026-11-24", "EUR USD 1.08 2026-11-23"],
            file.Rates.Select(rate => FormattableString.Invariant($"{rate.From} {rate.To} {rate.Rate} {rate.ValidFrom:yyyy-MM-dd}")));
    }

    [Theory]
    [InlineData("<html><body>Not found</body></html>", "file")]
    [InlineData("<Cube time='2026-11-24'><Cube currency='USD' rate='1,08'/></Cube>", "2026-11-24 USD.rate")]
    [InlineData("<Cube time='2026-11-24'><Cube currency='USD' rate='1.08'/>", "line 1")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"1\">]><Cube time='2026-11-24'><Cube currency='USD' rate='&a;'/></Cube>", "line 1")]
    [InlineData("base,quote,rate\nEUR,USD,0", "line 2.rate")]
    [InlineData("base,quote,rate\nEUR,EUR,1", "line 2.quote")]
    [InlineData("base,rate\nEUR,1", "header")]
    [InlineData("", "header")]
    public void What_cannot_be_understood_is_said_where(string text, string field) => Assert.Contains(RateFile.Read(text, Now).Problems, problem => problem.Field == field);

    [Fact]
    public void A_rate_that_leaps_by_a_quarter_within_a_month_is_found()
    {
        ExchangeRate[] known = [Rate(1.08m, -1), Rate(2m, -40)];

        Assert.Null(RateLeap.Find([Rate(1.2m, 0)], known));
        Assert.Equal(Rate(0.8m, 0), RateLeap.Find([Rate(0.8m, 0)], known)?.Fresh);
        Assert.Equal(Rate(1.08m, -1), RateLeap.Find([Rate(108.32m, 0)], known)?.Known);
        Assert.Null(RateLeap.Find([Rate(5m, 0)], [Rate(1m, -32)]));
    }

    private static ExchangeRate Rate(decimal rate, int days) => new(Currency.Of("EUR"), Currency.Of("USD"), rate, Now.AddDays(days));
}
