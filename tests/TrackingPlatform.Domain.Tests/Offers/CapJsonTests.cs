using System.Text.Json;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Tests.Offers;

public sealed class CapJsonTests
{
    [Fact]
    public void What_is_written_reads_the_same()
    {
        Cap[] caps =
        [
            new(CapMeasure.Clicks, CapPeriod.Hour, 1_000m),
            new(CapMeasure.Payout, CapPeriod.Month, 999.5m) { Overflow = CapOverflow.Unpaid, TimeZone = "America/New_York", WarnAt = null, IsPerPublisher = true },
            new(CapMeasure.Payout, CapPeriod.Month, 10m) { TimeZone = "America/New_York", Publisher = PublisherId.New(DateTimeOffset.UnixEpoch) },
            new(CapMeasure.Conversions, CapPeriod.Lifetime, 5m) { Overflow = CapOverflow.Accept, Group = "winter", WarnAt = 50 },
        ];

        Assert.Equal(caps, CapJson.Read(CapJson.Write(caps)));
    }

    [Fact]
    public void What_is_left_out_has_its_default() =>
        Assert.Equal(
            [new Cap(CapMeasure.Conversions, CapPeriod.Day, 40m) { Overflow = CapOverflow.Fallback, TimeZone = null, WarnAt = 90 }],
            CapJson.Read("""[{"what":"conversions","period":"day","limit":40}]"""));

    [Fact]
    public void Money_is_a_decimal_in_quotes() =>
        Assert.Contains("\"limit\":\"500.00\"", CapJson.Write([new Cap(CapMeasure.Revenue, CapPeriod.Day, 500m)]), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"what":"conversions"}""", "", "invalid")]
    [InlineData("""[{"period":"day","limit":1}]""", "[0].what", "required")]
    [InlineData("""[{"what":"impressions","period":"day","limit":1}]""", "[0].what", "invalid")]
    [InlineData("""[{"what":"conversions","period":"year","limit":1}]""", "[0].period", "invalid")]
    [InlineData("""[{"what":"conversions","period":"day"}]""", "[0].limit", "required")]
    [InlineData("""[{"what":"conversions","period":"day","limit":1.5}]""", "[0].limit", "invalid")]
    [InlineData("""[{"what":"conversions","period":"day","limit":"1.5"}]""", "[0].limit", "invalid")]
    [InlineData("""[{"what":"payout","period":"day","limit":"12,50"}]""", "[0].limit", "invalid")]
    [InlineData("""[{"what":"payout","period":"day","limit":-1}]""", "[0].limit", "invalid")]
    [InlineData("""[{"what":"clicks","period":"day","limit":1,"overflow":"hold"}]""", "[0].overflow", "invalid")]
    [InlineData("""[{"what":"payout","period":"day","limit":1,"timezone":"Mars/Olympus"}]""", "[0].timezone", "invalid")]
    [InlineData("""[{"what":"payout","period":"day","limit":1,"warn_at":101}]""", "[0].warn_at", "invalid")]
    [InlineData("""[{"what":"clicks","period":"day","limit":1,"overflow":"accept","per":"publisher"}]""", "[0].per", "invalid")]
    [InlineData("""[{"what":"payout","period":"day","limit":1,"per":"link"}]""", "[0].per", "invalid")]
    [InlineData("""[{"what":"payout","period":"day","limit":1,"publisher":"off_1"}]""", "[0].publisher", "invalid")]
    [InlineData("""[{"what":"payout","period":"day","limit":1,"group":"a b"}]""", "[0].group", "invalid")]
    [InlineData("""[{"what":"payout","period":"day","limit":1,"limits":1}]""", "[0].limits", "unknown_field")]
    [InlineData("""[{"what":"payout","period":"day","limit":1},{"what":"payout","period":"day","limit":2}]""", "[1]", "taken")]
    public void What_is_wrong_is_said_at_its_place(string json, string path, string code)
    {
        CapJson.Read(JsonDocument.Parse(json).RootElement, CapScope.Offer, out var problems);

        Assert.Contains(problems, problem => problem.Path == path && problem.Code == code);
    }

    [Theory]
    [InlineData(CapScope.Event, """[{"what":"clicks","period":"day","limit":1}]""", "[0].what")]
    [InlineData(CapScope.Event, """[{"what":"payout","period":"day","limit":1,"group":"winter"}]""", "[0].group")]
    [InlineData(CapScope.Campaign, """[{"what":"payout","period":"day","limit":1,"group":"winter"}]""", "[0].group")]
    public void Events_have_no_clicks_and_only_offers_have_groups(CapScope on, string json, string path)
    {
        CapJson.Read(JsonDocument.Parse(json).RootElement, on, out var problems);

        Assert.Equal(path, Assert.Single(problems).Path);
    }
}
