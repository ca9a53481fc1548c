using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>The one way out: every default of the HTTP handler that would follow, remember, expand or wait is switched off.</summary>
internal static class GuardedHttp
{
    /// <summary>Registers <see cref="PostbackSender"/> over one guarded handler.</summary>
    public static IServiceCollection AddGuardedHttp(this IServiceCollection services, OutboundLimits limits)
    {
        services.AddSingleton(limits);
        services.AddSingleton(provider => CreateSender(limits, provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    internal static PostbackSender CreateSender(OutboundLimits limits, TimeProvider clock) =>
        new(CreateInvoker(limits, Dns.GetHostAddressesAsync, GuardedConnector.DialTcpAsync), limits, clock);

    // An invoker rather than a client: a client would buffer bodies and lay its own timeout over ours.
    internal static HttpMessageInvoker CreateInvoker(OutboundLimits limits, ResolveAddresses resolve, DialAddress dial) =>
        limits.Proxy is { } proxy
            // The operator named the proxy: it may stand inside, on any port.
            ? new(new ProxiedRequests(limits, CreateHandler(limits, new GuardedConnector(limits with { AllowPrivateNetworks = true }, resolve, dial).ConnectAsync, ProxyOf(proxy))))
            : new(CreateHandler(limits, new GuardedConnector(limits, resolve, dial).ConnectAsync, null));

    private static SocketsHttpHandler CreateHandler(OutboundLimits limits, Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> connect, WebProxy? proxy) => new()
    {
        ConnectCallback = connect,
        ConnectTimeout = limits.Resolve + limits.Connect,
        AllowAutoRedirect = false,
        UseProxy = proxy is not null, // never the one that the environment names
        Proxy = proxy,
        UseCookies = false,
        PreAuthenticate = false,
        Credentials = null,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null, // publishers learn no trace ids
        MaxResponseHeadersLength = 64, // KB
        MaxResponseDrainSize = 0, // an answer left half-read costs the connection, not our time
        MaxConnectionsPerServer = 32,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2), // so that a host's move is noticed
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
    };

    private static WebProxy ProxyOf(Uri address) => new(new UriBuilder(address) { UserName = "", Password = "" }.Uri)
    {
        Credentials = address.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password] ? new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password)) : null,
    };
}
