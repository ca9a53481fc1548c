using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Audit;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Registers what reads the ledger: logs, reports, balance and trace.</summary>
internal static class ReportingRegistration
{
    public static IServiceCollection AddReporting(this IServiceCollection services)
    {
        services.AddSingleton<ClickLog>();
        services.AddSingleton<ConversionLog>();
        services.AddSingleton<InboundLogReader>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<EndpointWatch>();
        services.AddSingleton<Reports>();
        services.AddSingleton<RollupRepair>();
        services.AddSingleton<DayRollups>();
        services.AddSingleton<FacetDays>();
        services.AddSingleton<ReportViewBook>();
        services.AddSingleton<ReportMailQueue>();
        services.AddSingleton<ReportExportBook>();
        services.AddSingleton<ReportExportQueue>();
        services.AddSingleton<Balance>();
        services.AddSingleton<TraceReader>();
        services.AddSingleton<TraceShareBook>();
        services.AddSingleton<SealBook>();
        services.AddSingleton<TenantList>();
        return services;
    }
}
