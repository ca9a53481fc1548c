using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TrackingPlatform.Data.Attribution;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Data.Reconciliation;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Statements;
using TrackingPlatform.Data.Uploads;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Data.Conversions;

/// <summary>Registers the books and what feeds and empties them.</summary>
public static class LedgerRegistration
{
    /// <summary>Adds the inbound log, the ledger, the settler and the folder. A process without a click journal has an empty backlog.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IClickBacklog, EmptyClickBacklog>();
        services.AddSingleton<TemplateMacros>();
        services.AddSingleton<IInboundLog, InboundLog>();
        services.AddSingleton<IBatchKeys, BatchKeys>();
        services.AddSingleton<ConversionLedger>();
        services.AddSingleton<IConversionLedger>(provider => provider.GetRequiredService<ConversionLedger>());
        services.AddSingleton<IPostbackRehearsal, PostbackRehearsal>();
        services.AddSingleton<AttributionBook>();
        services.AddSingleton<CouponBook>();
        services.AddSingleton<ConversionEdits>();
        services.AddSingleton<HoldRelease>();
        services.AddSingleton<InboundSettler>();
        services.AddSingleton<RollupFolder>();
        services.AddSingleton<IntakeLog>();
        services.AddSingleton<SilenceBook>();
        services.AddSingleton<DialectDesk>();
        services.AddSingleton<InboundRerun>();
        services.AddSingleton<ClickImportDesk>();
        services.AddSingleton<UploadBook>();
        services.AddSingleton<UploadRowLog>();
        services.AddSingleton<UploadCheck>();
        services.AddSingleton<UploadBooking>();
        services.AddSingleton<UploadUndoing>();
        services.AddSingleton<UploadRun>();
        services.AddSingleton<ReconciliationBook>();
        services.AddSingleton<ReconciliationActions>();
        services.AddSingleton<AccountBook>();
        services.AddSingleton<StatementBook>();
        return services;
    }
}
