using System.Net;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Looks at every request that goes through a proxy: what is dialled then is the proxy, so the target's own text is all there is to judge.</summary>
/// <remarks>Names are the proxy's to resolve and to refuse; looking them up here would say nothing about what it dials.</remarks>
internal sealed class ProxiedRequests(OutboundLimits limits, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!limits.AllowPrivateNetworks && request.RequestUri is { } target)
        {
            Check(target);
        }

        return base.SendAsync(request, cancellationToken);
    }

    private static void Check(Uri target)
    {
        if (!PostbackUrl.IsPortAllowed(target.Port))
        {
            throw new GuardedConnectException(AttemptFailure.UrlInvalid, $"Port {target.Port} is not allowed.");
        }

        var host = target.IdnHost.Trim('[', ']').TrimEnd('.');
        var isInside = IPAddress.TryParse(host, out var address)
            ? !PublicAddress.IsPublic(address)
            : host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
        if (isInside)
        {
            throw new GuardedConnectException(AttemptFailure.PrivateAddress, $"{host} is not a public address.");
        }
    }
}
