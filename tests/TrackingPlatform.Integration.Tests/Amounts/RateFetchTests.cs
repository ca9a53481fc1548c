using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Amounts;
using TrackingPlatform.Data.Notices;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Testing.Forwarding;
using TrackingPlatform.Workers.Amounts;
using TrackingPlatform.Workers.Forwarding;

namespace TrackingPlatform.Integration.Tests.Amounts;

/// <summary>Rates of exchange fetched from a server: stored whole, or not at all and told once.</summary>
public sealed class RateFetchTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private const string Good = "base,quote,rate,valid_from\nUSD,EUR,0.92,2026-03-01\nGBP,EUR,1.17,2026-03-01\n";

    private readonly ScriptedPublisher _server = ScriptedPublisher.Start();
    private TenantId _tenant;

    private RateSourceBook Sources => database.Services.GetRequiredService<RateSourceBook>();

    public async ValueTask InitializeAsync() => _tenant = await database.CreateTenantAsync("Agency");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_good_table_is_stored_and_asked_for_again_hours_later()
    {
        _server.On("/rates", PublisherAnswer.Status(200, Good));
        await FetchAsync();

        var source = (await Sources.FindAsync(_tenant, CancellationToken.None))!;
        Assert.Equal((2, null, null), (source.Rates, source.Problem, source.FailingSince));
        Assert.InRange(source.NextAt - DateTimeOffset.UtcNow, TimeSpan.FromHours(5), TimeSpan.FromHours(7));
        Assert.Equal(2, await RatesAsync());
        Assert.Empty(await NoticesAsync());
    }

    [Theory]
    [InlineData(200, "<html>Sign in</html>", "")]
    [InlineData(200, "base,quote,rate\nUSD,EUR,many\n", "line 2")]
    [InlineData(200, "base,quote,rate\nUSD,EUR,0.9\nUSD,XXX,0.9\n", "line 3")]
    [InlineData(200, "", "")]
    [InlineData(500, Good, "It answered 500")]
    [InlineData(404, Good, "It answered 404")]
    public async Task What_is_no_table_stores_nothing_and_says_why(int status, string body, string why)
    {
        _server.On("/rates", PublisherAnswer.Status(status, body));
        await FetchAsync();

        var source = (await Sources.FindAsync(_tenant, CancellationToken.None))!;
        Assert.NotNull(source.Problem);
        Assert.Contains(why, source.Problem, StringComparison.Ordinal);
        Assert.InRange(source.NextAt - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(70));
        Assert.Equal(0, await RatesAsync());
    }

    [Fact]
    public async Task More_than_a_table_can_be_is_not_read_to_its_end()
    {
        _server.On("/rates", PublisherAnswer.EndlessBody());
        await FetchAsync();
        Assert.Equal("The answer has more than 1 MiB.", (await Sources.FindAsync(_tenant, CancellationToken.None))!.Problem);
    }

    [Fact]
    public async Task A_redirect_inside_is_not_followed_and_an_address_inside_is_not_dialled()
    {
        await using var inside = ScriptedPublisher.Start();
        _server.On("/rates", PublisherAnswer.Redirect(inside.Url + "/secrets"));
        await FetchAsync();
        Assert.StartsWith("It answered 302; redirects are not followed.", (await Sources.FindAsync(_tenant, CancellationToken.None))!.Problem, StringComparison.Ordinal);

        await Sources.SetAsync(_tenant, inside.Url + "/rates", "Mia", CancellationToken.None);
        await RunAsync(new OutboundLimits());
        Assert.NotNull((await Sources.FindAsync(_tenant, CancellationToken.None))!.Problem);
        Assert.Equal(0, inside.Connections);
    }

    [Fact]
    public async Task A_source_that_goes_on_failing_is_told_once_until_it_gave_rates_again()
    {
        _server.On("/rates", PublisherAnswer.Status(500), PublisherAnswer.Status(500), PublisherAnswer.Status(200, Good), PublisherAnswer.Status(500));
        await FetchAsync();
        await AgainAsync();
        var told = Assert.Single(await NoticesAsync());
        Assert.Equal((NoticeKind.RatesNotFetched, "/rates"), (told.Kind, told.Path));
        Assert.Contains("It answered 500", told.Detail, StringComparison.Ordinal);

        await AgainAsync();
        Assert.Null((await Sources.FindAsync(_tenant, CancellationToken.None))!.FailingSince);
        await AgainAsync();
        Assert.Equal(2, (await NoticesAsync()).Count);
    }

    private async Task FetchAsync()
    {
        await Sources.SetAsync(_tenant, _server.Url + "/rates", "Mia", CancellationToken.None);
        await RunAsync(new OutboundLimits { AllowPrivateNetworks = true });
    }

    private async Task AgainAsync()
    {
        await Sources.HurryAsync(_tenant, CancellationToken.None);
        await RunAsync(new OutboundLimits { AllowPrivateNetworks = true });
    }

    private async Task RunAsync(OutboundLimits limits)
    {
        var services = database.Services;
        using var fetch = new RateFetch(
            GuardedHttp.CreateInvoker(limits, Dns.GetHostAddressesAsync, GuardedConnector.DialTcpAsync), limits, Sources, services.GetRequiredService<RateBook>(),
            services.GetRequiredService<INoticePort>(), TimeProvider.System);
        Assert.Equal(1, await fetch.RunAsync(CancellationToken.None));
    }

    private async Task<int> RatesAsync() =>
        (await database.Services.GetRequiredService<RateBook>().SinceAsync(_tenant, DateTimeOffset.UnixEpoch, CancellationToken.None)).Count;

    private async Task<IReadOnlyList<Notice>> NoticesAsync() =>
        [.. (await database.Services.GetRequiredService<NoticeBook>().ListAsync(_tenant, [], null, TimeRange.Everything, new LogPaging(), CancellationToken.None)).Items.Select(entry => entry.Notice)];
}
