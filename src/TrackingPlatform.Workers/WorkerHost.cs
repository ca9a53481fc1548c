using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Hangfire.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TrackingPlatform.Workers;

/// <summary>Starts Hangfire's server with our own processes beside its workers, as soon as the database is there, and stops it with the host.</summary>
internal sealed class WorkerHost(
    JobDatabase database, JobStorage storage, IEnumerable<IBackgroundProcess> processes, RecurringJobManager recurring, JobFilterCollection filters, IServiceScopeFactory scopes,
    WorkerGate gate, TimeProvider clock, ILogger<WorkerHost> logger)
    : BackgroundService
{
    private const int MaintenanceWorkers = 4;

    // Longer than the dispatcher's grace, and shorter than what the host allows.
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await gate.Ready.WaitAsync(stoppingToken);
            using var server = await StartAsync(stoppingToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            server.SendStop();
            await server.WaitForShutdownAsync(CancellationToken.None);
            logger.WorkersStopped();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped before the database came.
        }
    }

    private new async Task<BackgroundJobServer> StartAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await database.PrepareAsync(stoppingToken);
                foreach (var work in Schedule.All)
                {
                    work.PlanOn(recurring);
                }

                var server = new BackgroundJobServer(Options(), storage, processes);
                logger.WorkersStarted(Schedule.All.Count);
                return server;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                logger.WorkersNotStarted(Pause, failure);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    private BackgroundJobServerOptions Options() => new()
    {
        ServerName = Environment.MachineName,
        WorkerCount = MaintenanceWorkers,
        SchedulePollingInterval = TimeSpan.FromSeconds(5),
        HeartbeatInterval = TimeSpan.FromSeconds(15),
        ServerTimeout = TimeSpan.FromMinutes(2),
        StopTimeout = ShutdownPatience,
        ShutdownTimeout = ShutdownPatience,
        CancellationCheckInterval = TimeSpan.FromSeconds(5),
        FilterProvider = filters,
        Activator = new AspNetCoreJobActivator(scopes),
    };
}
