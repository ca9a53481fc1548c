using TrackingPlatform.Admin;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Data;

namespace TrackingPlatform.Host;

/// <summary>Founds the configured tenant on first start, as soon as the database is open.</summary>
internal sealed class TenantBootstrap(BootstrapOptions bootstrap, IServiceProvider services, DatabaseGate gate, ILogger<TenantBootstrap> logger) : BackgroundService
{
    private const string BooksIn = "EUR";
    private const string Zone = "UTC";

    /// <summary>With the database open already, the first request finds the tenant there, and a mistake ends the start.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (gate.IsReady)
        {
            await FoundAsync(cancellationToken);
        }
        else
        {
            await base.StartAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await gate.Ready.WaitAsync(stoppingToken);
        try
        {
            await FoundAsync(stoppingToken);
        }
        catch (StartupFailure failure)
        {
            logger.BootstrapRefused(failure.Why);
        }
    }

    /// <exception cref="StartupFailure">What is configured cannot be used.</exception>
    private async Task FoundAsync(CancellationToken cancellationToken)
    {
        var draft = new TenantDraft(bootstrap.Tenant, BooksIn, Zone, bootstrap.Email.Split('@')[0], bootstrap.Email, bootstrap.Password) { ApiKey = bootstrap.ApiKey };
        if (await services.FoundTenantAsync(draft, cancellationToken) is [var problem, ..])
        {
            throw StartupFailure.BadConfiguration($"Platform:Bootstrap: {problem.Field}: {problem.Message}");
        }
    }
}
