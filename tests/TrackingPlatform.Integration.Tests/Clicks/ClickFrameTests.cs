using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Edge.Clicks;

namespace TrackingPlatform.Integration.Tests.Clicks;

public sealed class ClickFrameTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_known_of_the_visitor_comes_back()
    {
        var visitor = new Visitor { Country = "DE", Region = "Bavaria", City = "Munich", Asn = 4_200_000_001, Isp = "Example Carrier", Connection = "cellular", Brand = "Samsung", Device = "mobile" };

        var read = ClickFrame.Read(Write(visitor)).Visitor;

        Assert.Equal(visitor with { Key = read.Key }, read);
    }

    [Fact]
    public void A_frame_of_the_layout_before_is_still_read()
    {
        // Layout 1 ended before the number of the network and three texts, here a nought of eight bytes and three absent ones, and the id of the landing page.
        byte[] older = [1, .. Write(new Visitor { Country = "DE", Referrer = "https://blog.example" })[1..^27]];

        var read = ClickFrame.Read(older).Visitor;

        Assert.Equal(("DE", "https://blog.example", (long?)null, (string?)null), (read.Country, read.Referrer, read.Asn, read.Brand));
    }

    [Fact]
    public void A_layout_of_a_later_version_is_refused()
    {
        byte[] later = [4, .. Write(new Visitor())[1..]];

        Assert.Throws<InvalidDataException>(() => ClickFrame.Read(later));
    }

    private static byte[] Write(Visitor visitor)
    {
        var frame = new FrameWriter(512);
        ClickFrame.Write(ref frame, new Click
        {
            Id = ClickId.New(Now),
            TenantId = TenantId.New(Now),
            PublisherId = PublisherId.New(Now),
            Currency = Currency.Of("EUR"),
            Verdict = ClickVerdict.Redirected,
            Destination = "https://shop.example/",
            Visitor = visitor,
        });
        return frame.Written.ToArray();
    }
}
