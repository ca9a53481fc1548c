using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TrackingPlatform.Benchmarks.Forwarding;

/// <summary>Publishers' servers, each on a port of its own, in one process: the first hangs, the second fails, the others answer at once.</summary>
internal sealed class PublisherServers : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly int _hanging;
    private readonly int _failing;
    private ConcurrentBag<double> _ages = [];
    private long _told;
    private long _troubled;

    private PublisherServers(WebApplication application)
    {
        _application = application;
        Urls = [.. application.Urls];
        (_hanging, _failing) = (new Uri(Urls[0]).Port, new Uri(Urls[1]).Port);
    }

    /// <summary>Scheme, host and port of each.</summary>
    public IReadOnlyList<string> Urls { get; }

    /// <summary>Requests that a healthy server has answered.</summary>
    public long Told => Interlocked.Read(ref _told);

    /// <summary>Requests that came to the two in trouble.</summary>
    public long Troubled => Interlocked.Read(ref _troubled);

    public static async Task<PublisherServers> StartAsync(int count)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            for (var number = 0; number < count; number++)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
        });
        var application = builder.Build();
        PublisherServers? servers = null;
        application.Run(context => servers!.AnswerAsync(context));
        await application.StartAsync();
        return servers = new PublisherServers(application);
    }

    /// <summary>Seconds from planning to arrival of what healthy servers were told since this was last asked.</summary>
    public IReadOnlyList<double> TakeAges() => [.. Interlocked.Exchange(ref _ages, []).Order()];

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var port = context.Connection.LocalPort;
        if (port == _hanging)
        {
            Interlocked.Increment(ref _troubled);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        if (port == _failing)
        {
            Interlocked.Increment(ref _troubled);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        Interlocked.Increment(ref _told);
        if (long.TryParse(context.Request.Query["at"], CultureInfo.InvariantCulture, out var plannedAt))
        {
            _ages.Add((DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - plannedAt) / 1000.0);
        }

        await context.Response.WriteAsync("ok");
    }
}
