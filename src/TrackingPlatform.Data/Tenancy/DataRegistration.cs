using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Amounts;
using TrackingPlatform.Data.Campaigns;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Data.Privacy;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>Registers the data plane.</summary>
public static class DataRegistration
{
    /// <summary>Adds contexts, scopes, data sources and the stores behind the ports.</summary>
    public static IServiceCollection AddPlatformData(this IServiceCollection services, DatabaseLogins logins)
    {
        services.AddSingleton(logins);
        services.AddSingleton(_ => new DataSources(logins));
        services.AddDbContextFactory<TenantDbContext>((provider, options) =>
            options.UsePlatformNpgsql(provider.GetRequiredService<DataSources>().Runtime).AddInterceptors(new TenantGuard()));
        services.AddDbContextFactory<PlatformDbContext>((provider, options) =>
            options.UsePlatformNpgsql(provider.GetRequiredService<DataSources>().Platform));
        services.AddSingleton<TenantScope>();
        services.AddSingleton<PlatformScope>();
        services.AddSingleton<DatabaseMigration>();
        services.AddSingleton<VisitorKeyRing>();
        services.AddSingleton<ICampaignSource, CampaignSource>();
        services.AddSingleton<HostBook>();
        services.AddSingleton<HostDesk>();
        services.AddSingleton<ShareLearner>();
        services.AddSingleton<RateBook>();
        services.AddSingleton<RateSourceBook>();
        services.AddSingleton<IClickStore, ClickCopyWriter>();
        services.AddSingleton<IClickOwners, ClickOwners>();
        services.AddSingleton<LandingBook>();
        services.AddCaps();
        services.AddLedger();
        services.AddReporting();
        services.AddForwardingData();
        return services;
    }
}
