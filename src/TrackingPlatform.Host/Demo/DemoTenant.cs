using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using TrackingPlatform.Admin;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Host.Database;

namespace TrackingPlatform.Host.Demo;

/// <summary>
/// Fills an empty installation with four weeks of an agency's life. Clicks, postbacks and conversions go through the same stores and rules
/// as real ones, with the clock turned back; only what publishers' servers answered is made up.
/// </summary>
internal static class DemoTenant
{
    private const string PasswordFile = "demo.password";

    /// <summary>Loads the demo where there is no tenant yet, and says how to sign in.</summary>
    public static async Task LoadAsync(IServiceProvider services, PlatformOptions options, CancellationToken cancellationToken)
    {
        var password = KeptSecret.ReadOrCreate(Path.Combine(options.DataDirectory, "keys", PasswordFile), () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)));
        var platform = services.GetRequiredService<PlatformScope>();
        if (!await platform.RunAsync("look for the demo", (context, token) => context.Tenants.AnyAsync(token), cancellationToken))
        {
            Console.WriteLine($"Loading the demo: {DemoWorld.Days} days of {DemoWorld.Agency}…");
            var draft = new TenantDraft(DemoWorld.Agency, DemoWorld.Currency, DemoWorld.TimeZone, "Ida Brandt", DemoWorld.Email, password);
            if (await services.FoundTenantAsync(draft, cancellationToken) is [var problem, ..])
            {
                throw StartupFailure.BadConfiguration($"The demo could not be loaded: {problem.Message}");
            }

            var tenant = await platform.RunAsync("load the demo", (context, token) => context.Tenants.Select(each => each.Id).SingleAsync(token), cancellationToken);
            await FillAsync(services, tenant, cancellationToken);
        }

        Console.WriteLine($"Demo login: {DemoWorld.Email}   password: {password}");
    }

    private static async Task FillAsync(IServiceProvider services, TenantId tenant, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(DemoWorld.TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var sources = services.GetRequiredService<DataSources>();
        await DemoDeliveries.EnsureDaysAsync(sources, today.AddDays(-DemoWorld.Days - 2), today.AddDays(1), cancellationToken);
        var setup = await DemoSetup.MakeAsync(
            services.GetRequiredService<TenantScope>(), services.GetRequiredService<SecretBox>(), tenant, now.AddDays(-DemoWorld.Days - 1), cancellationToken);
        var snapshot = SnapshotBuilder.Build(await services.GetRequiredService<ICampaignSource>().LoadAsync(cancellationToken));
        var clicks = await ClickAsync(services, new DemoTraffic(setup, snapshot, new Random(20261124)), today, now, cancellationToken);

        var clock = new DemoClock();
        var ledger = new ConversionLedger(sources, services.GetRequiredService<IInboundLog>(), services.GetRequiredService<TemplateMacros>(), new EmptyClickBacklog(), clock, NullLogger<ConversionLedger>.Instance);
        await new DemoBusiness(setup, new InboundLog(sources, clock), ledger, clock, new Random(7)).ReportAsync(clicks, now, cancellationToken);
        await DemoDeliveries.SettleAsync(sources, tenant, now, cancellationToken);
        await DemoDeliveries.DisableAsync(sources, services.GetRequiredService<EndpointHealthBook>(), tenant, cancellationToken);
        while (await services.GetRequiredService<RollupFolder>().FoldAsync(cancellationToken) > 0)
        {
            // Folded in portions until nothing is left.
        }

        await DemoCaps.SetAsync(services.GetRequiredService<TenantScope>(), services.GetRequiredService<CapBook>(), tenant, setup, now, cancellationToken);
    }

    private static async Task<List<Click>> ClickAsync(IServiceProvider services, DemoTraffic traffic, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IClickStore>();
        var journal = Guid.CreateVersion7(now);
        var position = await store.PositionOfAsync(journal, cancellationToken);
        var all = new List<Click>();
        for (var daysAgo = DemoWorld.Days; daysAgo >= 0; daysAgo--)
        {
            var clicks = traffic.ClicksOf(today.AddDays(-daysAgo), daysAgo, now);
            var batch = clicks.Select((click, index) => new JournaledClick(position + index, click, ReadOnlyMemory<byte>.Empty)).ToList();
            await store.StoreAsync(new ClickBatch(journal, position, position + batch.Count, batch, []), cancellationToken);
            position += batch.Count;
            all.AddRange(clicks);
        }

        return all;
    }
}
