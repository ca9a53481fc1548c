using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using TrackingPlatform.Admin.Access;

namespace TrackingPlatform.Admin.Tests.Access;

public sealed class RateLimitsTests
{
    private readonly RateLimiterOptions _limits = new();

    public RateLimitsTests() => RateLimits.Configure(_limits);

    [Fact]
    public void A_key_that_asks_without_a_pause_is_told_to_wait_and_another_is_not()
    {
        // In less time than gives it another second's worth twice over.
        Assert.InRange(Enumerable.Range(0, 6_000).Count(_ => Passes("Bearer loud", "192.0.2.1")), 5_000, 5_500);
        Assert.True(Passes("Bearer neighbour", "192.0.2.1"));
    }

    [Fact]
    public void A_network_that_tries_key_after_key_is_told_to_wait_and_another_is_not()
    {
        Assert.InRange(Enumerable.Range(0, 12_000).Count(number => Passes($"Bearer {number}", "192.0.2.1")), 10_000, 11_500);
        Assert.True(Passes("Bearer 1", "198.51.100.1"));
    }

    private bool Passes(string key, string network)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = "/api/v1/offers";
        context.Request.Headers.Authorization = key;
        context.Connection.RemoteIpAddress = IPAddress.Parse(network);
        using var lease = _limits.GlobalLimiter!.AttemptAcquire(context); // Configure has just set it
        return lease.IsAcquired;
    }
}
