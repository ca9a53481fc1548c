using TrackingPlatform.Admin.Conversions;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Admin.Tests.Conversions;

public sealed class ConversionStoryTests
{
    private static readonly ConversionChangeEntry Change = new(
        2, new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), "postback", null, "Mia", ConversionStatus.Approved, null, "Agreed", 100m, 10m, 15m);

    [Fact]
    public void A_change_says_who_made_it_and_why() => Assert.Equal("by Mia · “Agreed”", ConversionStory.Changed(Change).Detail);

    [Fact]
    public void What_it_replaced_stays_to_be_read() => Assert.Equal(
        "by Mia · “Agreed” · said before: user u1, coupon SPRING, adv2 b, a basket of one line",
        ConversionStory.Changed(Change with { Replaced = new PostbackDetails { UserId = "u1", Coupon = "SPRING", Adv = [null, "b"], Items = [new LineItem("A", 1m, 100m)] } }).Detail);
}
