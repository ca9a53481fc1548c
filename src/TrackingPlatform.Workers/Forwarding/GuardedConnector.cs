using System.Net;
using System.Net.Sockets;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Makes every outbound connection: resolves once, checks every answer, dials what was checked.</summary>
/// <remarks>
/// Deciding on the address about to be dialled is what defeats rebinding and odd spellings of loopback: the host's text is
/// never looked at. One answer that is not public condemns the host, since nobody honest publishes such a mixture.
/// </remarks>
internal sealed class GuardedConnector(OutboundLimits limits, ResolveAddresses resolve, DialAddress dial)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var endpoint = context.DnsEndPoint;
        if (!limits.AllowPrivateNetworks && !PostbackUrl.IsPortAllowed(endpoint.Port))
        {
            throw new GuardedConnectException(AttemptFailure.UrlInvalid, $"Port {endpoint.Port} is not allowed.");
        }

        var addresses = await ResolveAsync(endpoint.Host, cancellationToken);
        if (!limits.AllowPrivateNetworks && addresses.FirstOrDefault(address => !PublicAddress.IsPublic(address)) is { } notPublic)
        {
            throw new GuardedConnectException(AttemptFailure.PrivateAddress, $"The host resolves to {notPublic}, which is not a public address.");
        }

        return await DialAsync(addresses, endpoint.Port, cancellationToken);
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var literal))
        {
            return [literal];
        }

        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        budget.CancelAfter(limits.Resolve);
        try
        {
            var addresses = await resolve(host, budget.Token).WaitAsync(budget.Token);
            return addresses.Length > 0 ? addresses : throw new GuardedConnectException(AttemptFailure.Dns, "The host has no address.");
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GuardedConnectException(AttemptFailure.Dns, $"The host did not resolve within {limits.Resolve.TotalSeconds:0.#} s.", late);
        }
        catch (Exception unknown) when (unknown is SocketException or ArgumentException)
        {
            throw new GuardedConnectException(AttemptFailure.Dns, "The host did not resolve.", unknown);
        }
    }

    private async Task<Stream> DialAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        // Each address gets its share, so that a first one that swallows packets leaves time for the others.
        var share = limits.Connect / addresses.Length;
        GuardedConnectException? last = null;
        foreach (var address in addresses)
        {
            using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            budget.CancelAfter(share);
            try
            {
                return await dial(new IPEndPoint(address, port), budget.Token);
            }
            catch (SocketException refused)
            {
                last = new GuardedConnectException(AttemptFailure.Connect, $"No connection: {refused.SocketErrorCode}.", refused);
            }
            catch (OperationCanceledException late)
            {
                cancellationToken.ThrowIfCancellationRequested();
                last = new GuardedConnectException(AttemptFailure.Timeout, $"No connection within {limits.Connect.TotalSeconds:0.#} s.", late);
            }
        }

        throw last ?? new GuardedConnectException(AttemptFailure.Dns, "The host has no address.");
    }

    /// <summary>A plain TCP connection.</summary>
    public static async Task<Stream> DialTcpAsync(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endpoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
