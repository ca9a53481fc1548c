using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Testing;
using TrackingPlatform.Workers.Forwarding;

namespace TrackingPlatform.Integration.Tests.Forwarding;

/// <summary>One dispatcher at work on a test's database, as a node of its own.</summary>
internal sealed class ForwardingNode : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ServiceProvider _services;
    private readonly Task _running;

    /// <param name="database">The queue it works at.</param>
    /// <param name="clock">What it takes for the time; breakers go by it, leases and retries by the database's.</param>
    public ForwardingNode(PlatformDatabase database, TimeProvider? clock = null)
    {
        _services = new ServiceCollection().AddLogging().AddMetrics()
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton(database.Services.GetRequiredService<ForwardingQueue>())
            .AddSingleton(database.Services.GetRequiredService<GatheringQueue>())
            .AddSingleton(database.Services.GetRequiredService<EndpointHealthBook>())
            .AddSingleton(database.Services.GetRequiredService<EndpointLimitBook>())
            .AddSingleton(database.Secrets)
            .AddSingleton<ForwardingSignal>()
            .AddDispatcher(new OutboundLimits { AllowPrivateNetworks = true })
            .BuildServiceProvider();
        _running = _services.GetRequiredService<Dispatcher>().RunAsync(_stopping.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        await _services.DisposeAsync();
        _stopping.Dispose();
    }
}
