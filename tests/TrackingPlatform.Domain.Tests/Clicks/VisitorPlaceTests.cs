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
}
