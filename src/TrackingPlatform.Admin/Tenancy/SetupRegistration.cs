using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Admin.Advertisers;
using TrackingPlatform.Admin.Amounts;
using TrackingPlatform.Admin.Attribution;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Clicks;
using TrackingPlatform.Admin.Forwarding;
using TrackingPlatform.Admin.Notices;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Postbacks;
using TrackingPlatform.Admin.Publishers;
using TrackingPlatform.Admin.Reconciliation;
using TrackingPlatform.Admin.Statements;
using TrackingPlatform.Admin.Templates;
using TrackingPlatform.Admin.Uploads;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>Registers the use cases of the set-up, which pages and endpoints share.</summary>
public static class SetupRegistration
{
    /// <summary>Adds the use cases. They need the data plane, the <c>SecretBox</c> and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddAdminUseCases(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(provider => SetupOptions.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<SetupScope>();
        services.AddSingleton<TenantZones>();
        services.AddScoped<PublicOrigin>();
        services.AddScoped<AdvertiserCatalog>();
        services.AddScoped<AdvertiserIntake>();
        services.AddScoped<PostbackSettings>();
        services.AddScoped<ClickImport>();
        services.AddScoped<UploadDesk>();
        services.AddScoped<ReconciliationDesk>();
        services.AddScoped<StatementDesk>();
        services.AddScoped<StatementPrinter>();
        services.AddScoped<PublisherCatalog>();
        services.AddScoped<OfferCatalog>();
        services.AddScoped<PublisherAccessCatalog>();
        services.AddScoped<CapCatalog>();
        services.AddScoped<LandingDesk>();
        services.AddScoped<CampaignCatalog>();
        services.AddScoped<LinkOrigin>();
        services.AddScoped<LinkCatalog>();
        services.AddScoped<TrackingHosts>();
        services.AddScoped<CurrencyRates>();
        services.AddScoped<RateSources>();
        services.AddScoped<CouponCatalog>();
        services.AddScoped<ThrottleCatalog>();
        services.AddSingleton<WebhookCatalog>();
        services.AddScoped<PostbackTrial>();
        services.AddScoped<TrafficBlockCatalog>();
        services.AddSingleton<RoutingSnapshots>();
        services.AddSingleton(provider => new RoutingSimulation(
            provider.GetRequiredService<RoutingSnapshots>(), provider.GetRequiredService<CapBook>(), provider.GetRequiredService<TimeProvider>()));
        services.AddScoped<TemplateCatalog>();
        services.AddScoped<TemplateProposals>();
        services.AddScoped<PortalDeliveries>();
        services.AddScoped<PortalNotices>();
        services.AddSingleton<TemplatePreview>();
        services.AddSingleton<TemplateValues>();
        services.AddSingleton<ConversionPreview>();
        // Asked for when it is used: the way out comes from the host.
        services.AddSingleton<Func<ITestFire>>(provider => provider.GetRequiredService<ITestFire>);
        services.AddSingleton<TemplateTrial>();
        services.AddSingleton<WebhookTrial>();
        return services;
    }
}
