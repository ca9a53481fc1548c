using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Domain.Tests.Clicks;

public sealed class VisitorPlaceTests
{
    private static readonly VisitorPlace Munich = new("DE", "Bavaria", "Munich", 3_320, "Carrier", ConnectionKind.Broadband);

    [Fact]
    public void What_is_unknown_is_filled_in()
    {
        Assert.Equal(Munich, default(VisitorPlace).Or(Munich));
        Assert.Equal(Munich, Munich.Or(new VisitorPlace("SE", "Skåne", "Malmö", 1, "Other", ConnectionKind.Cellular)));
        Assert.Equal(
            new VisitorPlace("AT", null, null, 3_320, "Carrier", ConnectionKind.Satellite),
            new VisitorPlace("AT", null, null, null, null, ConnectionKind.Satellite).Or(Munich));
    }

    [Fact]
    public void A_city_is_never_put_into_another_sources_country() =>
        Assert.Null(new VisitorPlace("AT", null, null, null, null, ConnectionKind.Unknown).Or(Munich).City);

    [Theory]
    [InlineData(DeviceKind.Unknown)]
    [InlineData(DeviceKind.Desktop)]
    [InlineData(DeviceKind.Mobile)]
    [InlineData(DeviceKind.Tablet)]
    [InlineData(DeviceKind.Tv)]
    [InlineData(DeviceKind.Bot)]
    public void A_stored_visitor_gives_place_and_agent_back_in_one_value(DeviceKind device)
    {
        var visitor = new Visitor { Country = "DE", Asn = 3_320, Connection = "cellular", Device = device.Name(), Os = "iOS", OsVersion = "18.1", Browser = "Safari", BrowserVersion = "18.1", Brand = "Apple" };

        Assert.Equal(new VisitorPlace("DE", null, null, 3_320, null, ConnectionKind.Cellular), visitor.Place);
        Assert.Equal(new UserAgent("Safari", "18.1", "iOS", "18.1", device, "Apple"), visitor.Agent);
    }
}
