using System.Net;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Edge.Clicks;
using TrackingPlatform.Integration.Tests.Tenancy;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>Impressions are numbers in roll-ups, whatever is asked.</summary>
public sealed class ImpressionTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private BrowserWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await BrowserWorld.CreateAsync(database);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Every_impression_counts_once_for_its_link_and_creative()
    {
        var (code, longForm) = (_world.Tenant.LinkCode, $"/i?offer={_world.Tenant.Offer}&publisher={_world.Tenant.Publisher}");
        var image = await _world.AskUntilAsync($"/i/{code}?creative=first", response => response.StatusCode == HttpStatusCode.OK);
        Assert.Equal(("image/gif", "no-store"), (image.Content.Headers.ContentType?.MediaType, image.Headers.CacheControl?.ToString()));

        for (var time = 0; time < 50; time++)
        {
            await _world.AskAsync($"/i/{code}?creative=banner");
        }

        await _world.AskAsync(longForm);
        using var head = new HttpRequestMessage(HttpMethod.Head, $"/i/{code}?creative=banner");
        await _world.Edge.SendAsync(head, TestContext.Current.CancellationToken);
        await _world.AskAsync($"/i/{code}?creative=banner", ("Sec-Purpose", "prefetch"));
        Assert.Equal(HttpStatusCode.NotFound, (await _world.AskAsync("/i/nobodys")).StatusCode);

        await _world.HoldsAsync("1banner50first1", "select string_agg(creative || sum, '' order by creative) from (select creative, sum(impressions) from impression_rollups where tenant_id = $tenant group by 1) seen");
        Assert.Equal("0", await _world.ScalarAsync("select count(*) from clicks where tenant_id = $tenant"));
        Assert.Equal(
            "2",
            await _world.ScalarAsync($"select count(distinct link_id) from impression_rollups where tenant_id = $tenant and offer_id = '{_world.Tenant.Offer.Value}' and advertiser_id = '{_world.Tenant.Advertiser.Value}'"));
    }

    [Fact]
    public async Task Reports_show_impressions_and_clicks_per_impression()
    {
        await _world.AskUntilAsync($"/i/{_world.Tenant.LinkCode}", response => response.StatusCode == HttpStatusCode.OK);
        for (var time = 0; time < 3; time++)
        {
            await _world.AskAsync($"/i/{_world.Tenant.LinkCode}");
        }

        await _world.AskAsync($"/c/{_world.Tenant.LinkCode}");
        await _world.HoldsAsync("4|1", "select (select sum(impressions) from impression_rollups where tenant_id = $tenant) || '|' || (select sum(clicks) from click_rollups where tenant_id = $tenant)");

        var report = await ApiAnswer.SendAsync(_world.Api, "GET", "/api/v1/reports?group_by=offer&metrics=impressions,clicks,ctr");

        var row = report.Body!["rows"]?[0] ?? report.Body["items"]![0]!;
        Assert.Contains("0.25", row.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(4, (int)row["impressions"]!);
    }

    [Fact]
    public void Names_of_creatives_beyond_a_thousand_a_day_share_one_row()
    {
        var names = new CreativeNames(most: 3);
        var impression = new Impression(_world.Tenant.Id, DateTimeOffset.UnixEpoch, _world.Tenant.Publisher, null, null, null, null, Domain.Amounts.Currency.Of("EUR"), "");

        var counted = Enumerable.Range(0, 10).Concat(Enumerable.Range(0, 10)).Select(number => names.Bounded(impression with { Creative = $"c{number}" }).Creative).ToList();

        Assert.Equal(["c0", "c1", "c2"], counted.Where(name => name.Length > 0).Distinct());
        Assert.Equal(14, counted.Count(name => name.Length == 0));
        Assert.Equal("c9", names.Bounded(impression with { Creative = "c9", Bucket = DateTimeOffset.UnixEpoch.AddDays(1) }).Creative);
    }
}
