using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Looks into the folder of address data at start and every few seconds. Not watched: on a folder that machines share nobody tells of changes.</summary>
internal sealed class AddressRefresher(AddressFolder folder, TimeProvider clock, ILogger<AddressRefresher> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Try(folder.Open);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Try(() => folder.Refresh());
        }
    }

    // Whatever is wrong with the folder, links go on.
    private void Try(Action look)
    {
        try
        {
            look();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logger.AddressFolderUnreadable(nameof(IAddressFiles), exception.Message);
        }
    }
}
