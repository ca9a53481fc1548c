using System.Net;
using Hangfire;
using Hangfire.Common;
using Hangfire.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Amounts;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Notices;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Workers.Access;
using TrackingPlatform.Workers.Amounts;
using TrackingPlatform.Workers.Audit;
using TrackingPlatform.Workers.Campaigns;
using TrackingPlatform.Workers.Clicks;
using TrackingPlatform.Workers.Forwarding;
using TrackingPlatform.Workers.Notices;
using TrackingPlatform.Workers.Offers;
using TrackingPlatform.Workers.Postbacks;
using TrackingPlatform.Workers.Privacy;
using TrackingPlatform.Workers.Reporting;
using TrackingPlatform.Workers.Uploads;

namespace TrackingPlatform.Workers;

/// <summary>Registers the worker plane.</summary>
public static class WorkersRegistration
{
    private const int Retries = 3;

    /// <summary>Adds forwarding, the schedule and what is done every second. Needs the platform's data and a secret box.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="logins">The database's logins; the workers keep their jobs under one of their own.</param>
    /// <param name="limits">What postbacks on their way out may reach.</param>
    /// <param name="mail">The mail server; null sends no mail.</param>
    /// <param name="ready">Completes when the database is open. Until then nothing starts, and nothing fails.</param>
    public static IServiceCollection AddWorkers(this IServiceCollection services, DatabaseLogins logins, OutboundLimits limits, MailOptions? mail, Task ready)
    {
        ArgumentNullException.ThrowIfNull(logins);
        services.AddMetrics();
        services.AddSingleton(new WorkerGate(ready));
        services.AddDispatcher(limits);
        services.AddSingleton<IBackgroundProcess>(provider => provider.GetRequiredService<Dispatcher>());
        services.AddSingleton<IBackgroundProcess>(Settler);
        services.AddSingleton<IBackgroundProcess>(Releaser);
        services.AddSingleton<IBackgroundProcess>(Folder);
        services.AddSingleton<HostVisit>(_ => new HostVisit(GuardedHttp.CreateInvoker(limits, Dns.GetHostAddressesAsync, GuardedConnector.DialTcpAsync), limits));
        services.AddSingleton<ResolveTexts>(_ => HostTexts.OfThisMachine().AskAsync);
        services.AddSingleton<HostChecks>();
        services.AddSingleton<IBackgroundProcess>(HostChecker);
        services.AddSingleton(provider => new RateFetch(
            GuardedHttp.CreateInvoker(limits, Dns.GetHostAddressesAsync, GuardedConnector.DialTcpAsync), limits, provider.GetRequiredService<RateSourceBook>(),
            provider.GetRequiredService<RateBook>(), provider.GetRequiredService<INoticePort>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IBackgroundProcess>(Rates);
        services.AddSingleton<ReplayStarter>();
        services.AddSingleton<UploadStarter>();
        services.AddSingleton<NoticeWebhook>();
        services.AddSingleton(provider => new NoticeSender(
            provider.GetRequiredService<NoticeOutbox>(), provider.GetRequiredService<NoticeWebhook>(), mail, provider.GetRequiredService<ILogger<NoticeSender>>()));
        services.AddSingleton<IBackgroundProcess>(Notices);
        services.AddSingleton<IBackgroundProcess>(Replays);
        services.AddSingleton<ReportExportStarter>();
        services.AddSingleton<IBackgroundProcess>(ReportExports);
        services.AddSingleton(new ReportPost(mail));
        services.AddSingleton<IBackgroundProcess>(Uploads);
        AddHangfire(services, logins.Hangfire);
        AddJobs(services);
        services.AddHostedService<WorkerHost>();
        return services;
    }

    /// <summary>Adds what sends a single request by hand; a node without workers has it too.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="limits">What such a request may reach.</param>
    public static IServiceCollection AddTestFire(this IServiceCollection services, OutboundLimits limits)
    {
        services.TryAddSingleton<PostbackSender>(provider => GuardedHttp.CreateSender(limits, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ITestFire, TestFire>();
        return services;
    }

    private static RepeatedWork Settler(IServiceProvider provider)
    {
        var (settler, clock) = (provider.GetRequiredService<InboundSettler>(), provider.GetRequiredService<TimeProvider>());
        return new RepeatedWork("Inbound settler", token => settler.SettleAsync(clock.GetUtcNow(), token), InboundSettler.BatchSize, clock, Logger(provider));
    }

    private static RepeatedWork Releaser(IServiceProvider provider)
    {
        var (release, clock) = (provider.GetRequiredService<HoldRelease>(), provider.GetRequiredService<TimeProvider>());
        return new RepeatedWork("Hold release", token => release.ReleaseAsync(clock.GetUtcNow(), token), HoldRelease.BatchSize, clock, Logger(provider));
    }

    private static RepeatedWork Folder(IServiceProvider provider)
    {
        var (folder, clock) = (provider.GetRequiredService<RollupFolder>(), provider.GetRequiredService<TimeProvider>());
        return new RepeatedWork("Roll-up folder", folder.FoldAsync, RollupFolder.BatchSize, clock, Logger(provider));
    }

    private static RepeatedWork HostChecker(IServiceProvider provider) =>
        new("Host checks", provider.GetRequiredService<HostChecks>().RunAsync, HostChecks.BatchSize, provider.GetRequiredService<TimeProvider>(), Logger(provider));

    private static RepeatedWork Rates(IServiceProvider provider) =>
        new("Rates of exchange", provider.GetRequiredService<RateFetch>().RunAsync, RateFetch.BatchSize, provider.GetRequiredService<TimeProvider>(), Logger(provider));

    private static RepeatedWork Replays(IServiceProvider provider) =>
        new("Replays", provider.GetRequiredService<ReplayStarter>().RunAsync, ReplayStarter.BatchSize, provider.GetRequiredService<TimeProvider>(), Logger(provider));

    private static RepeatedWork ReportExports(IServiceProvider provider) =>
        new("Files of reports", provider.GetRequiredService<ReportExportStarter>().RunAsync, ReportExportQueue.BatchSize, provider.GetRequiredService<TimeProvider>(), Logger(provider));

    private static RepeatedWork Uploads(IServiceProvider provider) =>
        new("Uploads", provider.GetRequiredService<UploadStarter>().RunAsync, UploadStarter.BatchSize, provider.GetRequiredService<TimeProvider>(), Logger(provider));

    private static RepeatedWork Notices(IServiceProvider provider) =>
        new("Notices", provider.GetRequiredService<NoticeSender>().RunAsync, NoticeSender.BatchSize, provider.GetRequiredService<TimeProvider>(), Logger(provider));

    private static ILogger<RepeatedWork> Logger(IServiceProvider provider) => provider.GetRequiredService<ILogger<RepeatedWork>>();

    private static void AddHangfire(IServiceCollection services, string connectionString)
    {
        services.AddHangfire(configuration => configuration.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        services.AddSingleton(provider => Configured(provider, () => new JobDatabase(connectionString)));
        services.AddSingleton(provider => provider.GetRequiredService<JobDatabase>().Storage);

        // Instead of the global filters: those also keep statistics and the culture of whoever enqueued.
        services.AddSingleton(provider => Configured(provider, () => new JobFilterCollection
        {
            new AutomaticRetryAttribute { Attempts = Retries, OnAttemptsExceeded = AttemptsExceededAction.Fail },
        }));
        services.AddSingleton<IJobFilterProvider>(provider => provider.GetRequiredService<JobFilterCollection>());
        services.AddSingleton<IBackgroundJobClient>(provider => new BackgroundJobClient(provider.GetRequiredService<JobStorage>(), provider.GetRequiredService<IJobFilterProvider>()));
        services.AddSingleton(provider => new RecurringJobManager(provider.GetRequiredService<JobStorage>(), provider.GetRequiredService<IJobFilterProvider>()));
    }

    /// <summary>Hangfire's configuration is applied by asking for it, and must be before anything of Hangfire's is made: how jobs are written, and where it logs to.</summary>
    private static T Configured<T>(IServiceProvider provider, Func<T> make)
    {
        provider.GetRequiredService<IGlobalConfiguration>();
        return make();
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.AddScoped<DayPartitionsJob>();
        services.AddScoped<VisitorKeysJob>();
        services.AddScoped<IdempotencyKeysJob>();
        services.AddScoped<DayRollupsJob>();
        services.AddScoped<RollupAuditJob>();
        services.AddScoped<ReportMailJob>();
        services.AddScoped<ReportExpiryJob>();
        services.AddScoped<ReportExportJob>();
        services.AddScoped<ShareLearningJob>();
        services.AddScoped<CapWatchJob>();
        services.AddScoped<CapRecountJob>();
        services.AddScoped<SilenceWatchJob>();
        services.AddScoped<ClickReferencesJob>();
        services.AddScoped<DeliveryAuditJob>();
        services.AddScoped<LossWatchJob>();
        services.AddScoped<SealJob>();
        services.AddScoped<BalanceWatchJob>();
        services.AddScoped<EndpointSweepsJob>();
        services.AddScoped<SweepEndpointJob>();
        services.AddScoped<ReplayJob>();
        services.AddScoped<UploadJob>();
    }
}
