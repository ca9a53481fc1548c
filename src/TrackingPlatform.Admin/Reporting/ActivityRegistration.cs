using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Admin.Audit;
using TrackingPlatform.Admin.Clicks;
using TrackingPlatform.Admin.Forwarding;
using TrackingPlatform.Admin.Notices;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Registers what the pages about activity share: dashboard, logs, trace and reports.</summary>
internal static class ActivityRegistration
{
    public static IServiceCollection AddActivityPages(this IServiceCollection services) =>
        services.AddScoped<PartnerChoices>().AddScoped<Dashboards>().AddScoped<Checklist>().AddScoped<AddressLibrary>().AddSingleton<ReportDesk>().AddSingleton<SealDesk>().AddSingleton<TraceShares>().AddSingleton<ReportViews>().AddSingleton<ReportExports>().AddSingleton<RollupDesk>().AddSingleton<EndpointDesk>().AddSingleton<ReplayDesk>().AddSingleton<NoticeDesk>();
}
