using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>How many requests that prove nothing are kept: per network (/24, /48), and from the whole world.</summary>
internal sealed class UnprovenLimit : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress?> _perNetwork = PartitionedRateLimiter.Create<IPAddress?, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(NetworkOf(address), _ => Bucket(burst: 60, perSecond: 1)));

    private readonly TokenBucketRateLimiter _world = new(Bucket(burst: 1_000, perSecond: 100));

    public bool Allows(IPAddress? address)
    {
        using var network = _perNetwork.AttemptAcquire(address);
        using var world = network.IsAcquired ? _world.AttemptAcquire() : null;
        return world is { IsAcquired: true };
    }

    public void Dispose()
    {
        _perNetwork.Dispose();
        _world.Dispose();
    }

    private static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, plain.AddressFamily == AddressFamily.InterNetwork ? 3 : 6));
    }

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
        AutoReplenishment = true,
    };
}
