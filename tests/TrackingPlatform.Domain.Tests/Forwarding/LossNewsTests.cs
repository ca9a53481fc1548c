using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Tests.Forwarding;

public sealed class LossNewsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, "1 delivery to https://p.example was given up", "tell your manager once it is mended, and we send it again")]
    [InlineData(12_345, "12,345 deliveries to https://p.example were given up", "tell your manager once it is mended, and we send them again")]
    public void It_says_how_many_and_that_nothing_is_lost(long lost, string title, string promise)
    {
        var notice = LossNews.Tell("https://p.example", lost, Now, [PublisherId.New(Now)]);
        Assert.Equal(title, notice.Title);
        Assert.Contains(promise, notice.DetailForPublishers, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_moment_is_a_notice_of_its_own_and_leads_to_the_deliveries()
    {
        var (first, second) = (LossNews.Tell("https://p.example:8443", 1, Now, []), LossNews.Tell("https://p.example:8443", 1, Now.AddDays(1), []));
        Assert.NotEqual(first.Occasion, second.Occasion);
        Assert.Equal("/deliveries?state=dead&range=last-30d&endpoint=https%3A%2F%2Fp.example%3A8443", first.Path);
    }

    [Fact]
    public void Nothing_given_up_is_no_news() => Assert.Throws<ArgumentOutOfRangeException>(() => LossNews.Tell("https://p.example", 0, Now, []));
}
