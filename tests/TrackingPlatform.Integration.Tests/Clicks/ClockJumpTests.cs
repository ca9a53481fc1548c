using System.Globalization;
using System.Net;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Testing;
using TrackingPlatform.Testing.Faults;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>A node whose clock is set while it works: forwards by a day, back by an hour.</summary>
public sealed class ClockJumpTests : IAsyncLifetime
{
    private readonly ClickWorld _world = new();

    public ValueTask InitializeAsync() => _world.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_node_whose_clock_jumps_answers_and_stores_every_click_once_under_the_time_it_believed_in()
    {
        using var folder = new TemporaryFolder();
        var clock = new JumpingClock();
        await using var node = await _world.StartNodeAsync(folder.Path, clock);
        var clicks = new List<(string Id, DateTimeOffset At)>();
        foreach (var off in new[] { TimeSpan.Zero, TimeSpan.FromDays(1), TimeSpan.FromHours(-1), TimeSpan.Zero })
        {
            clock.Off = off;
            for (var visit = 0; visit < 5; visit++)
            {
                using var answer = await node.Client.GetAsync("/c/demo", TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
                clicks.Add((answer.Headers.Location!.OriginalString.Split("cid=")[1].Split('&')[0], clock.GetUtcNow()));
            }
        }

        await _world.StoredAsync(clicks.Count);
        foreach (var (id, at) in clicks)
        {
            Assert.True(EntityId.TryParse<ClickId>(id, out var click));
            Assert.InRange(EntityId.TimeOf(click.Value), at.AddSeconds(-5), at);
        }

        Assert.Equal(clicks.Count.ToString(CultureInfo.InvariantCulture), await _world.ScalarAsync("select sum(clicks) from click_rollups"));
        Assert.Equal(await _world.ScalarAsync("select count(*) from click_uniques"), await _world.ScalarAsync("select sum(unique_clicks) from click_rollups"));
    }

    [Fact]
    public async Task A_node_that_is_a_day_ahead_does_not_disturb_one_that_is_right()
    {
        using var folder = new TemporaryFolder();
        await using var ahead = await _world.StartNodeAsync(folder.Path, new JumpingClock { Off = TimeSpan.FromDays(1) });
        for (var visit = 0; visit < 5; visit++)
        {
            using var early = await ahead.Client.GetAsync("/c/demo", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Found, early.StatusCode);
            Assert.Equal(HttpStatusCode.Found, await _world.ClickAsync("/c/demo"));
        }

        await _world.StoredAsync(10);
    }
}
