using System.Globalization;
using System.Net;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>Real HTTP, a real journal and a real PostgreSQL: what a visitor sees and what is stored.</summary>
public sealed class ClickPathTests : IAsyncLifetime
{
    private readonly ClickWorld _world = new();

    public ValueTask InitializeAsync() => _world.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_click_is_redirected_with_its_macros_and_arrives_in_the_database()
    {
        var response = await _world.Client.GetAsync("/c/demo?sub1=a%20b&click_ref=r1&colour=blue", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        var location = response.Headers.Location!.OriginalString;
        Assert.StartsWith("https://shop.example/?cid=", location, StringComparison.Ordinal);
        Assert.EndsWith("&s=a%20b&c=blue", location, StringComparison.Ordinal);
        var clickId = location["https://shop.example/?cid=".Length..][..26];
        Assert.True(CrockfordBase32.TryDecode(clickId, out var id));
        await _world.StoredAsync(1);
        Assert.Equal(
            "redirected|a b|r1|colour,blue|t|127.0.0.0",
            await _world.ScalarAsync($"select verdict || '|' || subs[1] || '|' || click_ref || '|' || array_to_string(others, ',') || '|' || (is_unique)::text::char(1) || '|' || address from clicks where click_id = '{id}'"));
        Assert.Equal("1|1|0", await _world.ScalarAsync("select clicks || '|' || unique_clicks || '|' || refused from click_rollups"));
    }

    [Fact]
    public async Task The_same_visitor_is_unique_once_a_day_and_link()
    {
        for (var times = 0; times < 5; times++)
        {
            await _world.ClickAsync("/c/demo");
        }

        await _world.StoredAsync(5);
        Assert.Equal("5|1", await _world.ScalarAsync("select sum(clicks) || '|' || sum(unique_clicks) from click_rollups"));
        Assert.Equal("1", await _world.ScalarAsync("select count(*) from clicks where is_unique"));
    }

    [Fact]
    public async Task Head_is_answered_alike_and_counted_apart()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/c/demo");
        var response = await _world.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        await _world.StoredAsync(1);
        Assert.Equal("0|1|1", await _world.ScalarAsync("select clicks || '|' || prefetched || '|' || (select flags & 1 from clicks) from click_rollups"));
    }

    [Fact]
    public async Task The_long_forms_work_and_an_unknown_code_is_not_found()
    {
        var offer = EntityId.Format(_world.OfferId);
        var publisher = "pub_" + CrockfordBase32.Encode(Guid.Parse((await _world.ScalarAsync("select id from publishers"))!));
        var campaign = "cmp_" + CrockfordBase32.Encode(Guid.Parse((await _world.ScalarAsync("select id from campaigns"))!));

        Assert.Equal(HttpStatusCode.Found, await _world.ClickAsync($"/click?offer={offer}&publisher={publisher}"));
        Assert.Equal(HttpStatusCode.Found, await _world.ClickAsync($"/click?campaign={campaign}&publisher={publisher}&sub2=x"));
        Assert.Equal(HttpStatusCode.NotFound, await _world.ClickAsync("/c/nothing"));
        Assert.Equal(HttpStatusCode.NotFound, await _world.ClickAsync($"/click?offer={offer}&publisher=pub_0"));
        await _world.StoredAsync(2);
    }

    [Fact]
    public async Task A_paused_offer_sends_the_visitor_to_the_fallback_within_seconds_of_the_change()
    {
        await _world.ExecuteAsync("update offers set status = 'paused', fallback_url = 'https://fallback.example/x'");

        await Eventually.HoldsAsync(async () =>
            (await _world.Client.GetAsync("/c/demo", TestContext.Current.CancellationToken)).Headers.Location!.OriginalString == "https://fallback.example/x");
        await Eventually.HoldsAsync(async () => await _world.ScalarAsync("select reason from clicks where verdict = 'refused' limit 1") == "offer_paused");
    }

    [Fact]
    public async Task With_the_database_away_links_redirect_and_every_click_arrives_afterwards()
    {
        await _world.ClickAsync("/c/demo");
        await _world.Cluster.KillAsync();
        for (var times = 0; times < 200; times++)
        {
            Assert.Equal(HttpStatusCode.Found, await _world.ClickAsync("/c/demo?sub1=" + times));
        }

        await _world.Cluster.StartAgainAsync();

        await _world.StoredAsync(201);
        Assert.Equal("201", await _world.ScalarAsync("select sum(clicks) from click_rollups"));
    }

    [Fact]
    public async Task A_node_starts_and_redirects_without_the_database_and_without_losing_what_it_had()
    {
        await _world.ClickAsync("/c/demo");
        await _world.Cluster.KillAsync();
        await _world.ClickAsync("/c/demo");
        await _world.StopNodeAsync();

        await _world.StartNodeAsync();
        Assert.Equal(HttpStatusCode.Found, await _world.ClickAsync("/c/demo"));
        await _world.Cluster.StartAgainAsync();

        await _world.StoredAsync(3);
    }

    [Theory]
    [InlineData("%00", "")]
    [InlineData("a%00b", "ab")]
    [InlineData("%ED%A0%80", "%ED%A0%80")]
    [InlineData("%FF%FE", "%FF%FE")]
    [InlineData("x%0D%0ASet-Cookie:%20a=b", "xSet-Cookie: a=b")]
    [InlineData("%F0%9F%98%80", "😀")]
    [InlineData("{click_id}", "{click_id}")]
    public async Task Bytes_that_cannot_be_stored_hurt_nobody_else(string raw, string stored)
    {
        await _world.ClickAsync("/c/demo?sub1=before");
        Assert.Equal(HttpStatusCode.Found, await _world.ClickAsync("/c/demo?sub1=" + raw));
        await _world.ClickAsync("/c/demo?sub1=after");

        await _world.StoredAsync(3);
        Assert.Equal(stored, await _world.ScalarAsync("select coalesce(subs[1], '') from clicks order by journal_sequence offset 1 limit 1"));
    }

    [Fact]
    public async Task A_value_over_its_limit_is_cut_and_flagged()
    {
        await _world.ClickAsync("/c/demo?sub1=" + new string('x', 4_000));

        await _world.StoredAsync(1);
        Assert.Equal("500|4", await _world.ScalarAsync("select length(subs[1]) || '|' || (flags & 4) from clicks"));
    }

    [Fact]
    public async Task Acknowledged_by_the_database_means_it_is_there_when_the_visitor_leaves()
    {
        using var folder = new TemporaryFolder();
        await using var node = await _world.StartNodeAsync(folder.Path, ("Clicks:Acknowledge", "database"));

        for (var times = 1; times <= 20; times++)
        {
            await node.Client.GetAsync("/c/demo", TestContext.Current.CancellationToken);
            Assert.Equal(times.ToString(CultureInfo.InvariantCulture), await _world.ScalarAsync("select count(*) from clicks"));
        }
    }
}
