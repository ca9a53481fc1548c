using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Domain.Tests.Clicks;

public sealed class ClickArrivalTests
{
    private static readonly DateTimeOffset Clicked = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);
    private static readonly ClickId Click = ClickId.New(Clicked);

    [Fact]
    public void A_fresh_click_is_waited_for_a_quarter_of_an_hour()
    {
        Assert.NotNull(ClickArrival.NextLook(Click, Clicked, Clicked.AddMinutes(15), null));
        Assert.Null(ClickArrival.NextLook(Click, Clicked, Clicked.AddMinutes(15).AddMilliseconds(1), null));
    }

    [Fact]
    public void A_click_behind_the_drain_is_waited_for_as_long_as_the_drain_is_behind()
    {
        var later = Clicked.AddHours(2);

        Assert.NotNull(ClickArrival.NextLook(Click, later, later, Clicked));
        Assert.NotNull(ClickArrival.NextLook(Click, later, later, Clicked.AddMinutes(-1)));
        Assert.Null(ClickArrival.NextLook(Click, later, later, Clicked.AddMilliseconds(1)));
    }

    [Fact]
    public void An_id_from_the_future_was_never_ours() =>
        Assert.Null(ClickArrival.NextLook(Click, Clicked, Clicked.AddMinutes(-6), Clicked.AddHours(-1)));

    [Fact]
    public void Looks_become_rarer()
    {
        var pauses = new[] { 0, 1, 2, 4, 8, 200 }.Select(waited => ClickArrival.NextLook(Click, Clicked, Clicked.AddSeconds(waited), null) - Clicked.AddSeconds(waited));

        Assert.Equal([1d, 1, 2, 4, 8, 30], pauses.Select(pause => pause!.Value.TotalSeconds));
    }
}
