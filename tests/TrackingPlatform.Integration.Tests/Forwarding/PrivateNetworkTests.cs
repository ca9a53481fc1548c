using System.Net;
using System.Net.Sockets;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Testing.Forwarding;
using TrackingPlatform.Workers.Forwarding;

namespace TrackingPlatform.Integration.Tests.Forwarding;

/// <summary>With the limits on, nothing inside is ever dialled, however it is spelt and whatever the resolver says.</summary>
public sealed class PrivateNetworkTests
{
    private static readonly OutboundLimits Limits = new() { Resolve = TimeSpan.FromSeconds(0.5), Connect = TimeSpan.FromSeconds(0.5) };

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("017700000001")]
    [InlineData("127.1")]
    [InlineData("127.0.1")]
    [InlineData("0")]
    [InlineData("0.0.0.0")]
    [InlineData("①②⑦.⓪.⓪.①")]
    [InlineData("１２７.0.0.1")]
    [InlineData("127。0。0。1")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[0:0:0:0:0:ffff:127.0.0.1]")]
    [InlineData("[64:ff9b::127.0.0.1]")]
    [InlineData("localhost")]
    [InlineData("localhost.")]
    [InlineData("LOCALHOST")]
    public async Task No_spelling_of_loopback_gets_through(string host)
    {
        // The port is an allowed one, so that the address alone decides; the listener stands on it where it is free.
        using var listener = Listen();
        using var sender = Sender(Dns.GetHostAddressesAsync);

        var ascii = new Uri($"http://{host}/").IdnHost.Trim('[', ']');
        foreach (var spelling in new[] { host, ascii.Contains(':', StringComparison.Ordinal) ? $"[{ascii}]" : ascii }.Where(text => text.All(char.IsAscii)))
        {
            var result = await sender.SendAsync(Get($"http://{spelling}:8080/"), TestContext.Current.CancellationToken);
            var failed = Assert.IsType<OutboundResult.Failed>(result);
            Assert.True(failed.Failure is AttemptFailure.PrivateAddress || (host == "localhost." && failed.Failure is AttemptFailure.Dns), failed.Detail);
        }

        Assert.False(PostbackUrl.Parse($"http://{host}:8080/", allowPrivateNetworks: false).IsValid);
        Assert.False(listener?.Pending() ?? false);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("93.184.215.14", "127.0.0.1")]
    [InlineData("127.0.0.1", "93.184.215.14")]
    [InlineData("93.184.215.14", "fe80::1")]
    public async Task A_host_that_resolves_inside_is_refused_even_among_public_answers(params string[] answers)
    {
        using var sender = Sender((_, _) => Task.FromResult(answers.Select(IPAddress.Parse).ToArray()));

        var failed = Assert.IsType<OutboundResult.Failed>(await sender.SendAsync(Get("http://p.example:8080/"), TestContext.Current.CancellationToken));

        Assert.Equal(AttemptFailure.PrivateAddress, failed.Failure);
        Assert.IsType<AttemptOutcome.Dead>(failed.Outcome);
    }

    [Fact]
    public async Task A_host_that_moves_inside_after_the_check_is_dialled_where_it_was_checked()
    {
        // First asked, the resolver says "public", ever after "loopback": what a rebinding server does between check and use.
        var asked = 0;
        var dialled = new List<IPAddress>();
        var isPublic = IPAddress.Parse("93.184.215.14");
        using var sender = Sender(
            (_, _) => Task.FromResult(new[] { Interlocked.Increment(ref asked) == 1 ? isPublic : IPAddress.Loopback }),
            (endpoint, _) =>
            {
                dialled.Add(endpoint.Address);
                throw new SocketException((int)SocketError.ConnectionRefused);
            });

        var first = Assert.IsType<OutboundResult.Failed>(await sender.SendAsync(Get("http://p.example:8080/"), TestContext.Current.CancellationToken));
        Assert.Equal(1, asked);
        var second = Assert.IsType<OutboundResult.Failed>(await sender.SendAsync(Get("http://p.example:8080/"), TestContext.Current.CancellationToken));

        Assert.Equal(AttemptFailure.Connect, first.Failure);
        Assert.Equal(AttemptFailure.PrivateAddress, second.Failure);
        Assert.Equal([isPublic], dialled);
    }

    [Theory]
    [InlineData(22)]
    [InlineData(25)]
    [InlineData(5432)]
    public async Task A_port_that_no_web_server_uses_is_refused(int port)
    {
        using var sender = Sender((_, _) => throw new InvalidOperationException("The port is judged before the host is asked for."));

        Assert.Equal(AttemptFailure.UrlInvalid, Assert.IsType<OutboundResult.Failed>(await sender.SendAsync(Get($"http://p.example:{port}/"), TestContext.Current.CancellationToken)).Failure);
    }

    [Fact]
    public async Task A_host_that_does_not_resolve_is_a_dns_failure()
    {
        using var unknown = Sender((_, _) => throw new SocketException((int)SocketError.HostNotFound));
        using var nowhere = Sender((_, _) => Task.FromResult(Array.Empty<IPAddress>()));
        using var slow = Sender(async (_, _) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(20), CancellationToken.None); // a resolver that does not listen to cancellation either
            return [IPAddress.Loopback];
        });

        foreach (var sender in new[] { unknown, nowhere, slow })
        {
            var failed = Assert.IsType<OutboundResult.Failed>(await sender.SendAsync(Get("http://p.example:8080/"), TestContext.Current.CancellationToken));
            Assert.Equal(AttemptFailure.Dns, failed.Failure);
            Assert.InRange(failed.Duration, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        }
    }

    [Fact]
    public async Task A_first_address_that_swallows_packets_leaves_time_for_the_second()
    {
        await using var publisher = ScriptedPublisher.Start();
        var swallowing = IPAddress.Parse("192.0.2.1");
        using var sender = Sender(
            (_, _) => Task.FromResult(new[] { swallowing, IPAddress.Loopback }),
            (endpoint, cancellationToken) => endpoint.Address.Equals(swallowing) ? Never(cancellationToken) : GuardedConnector.DialTcpAsync(endpoint, cancellationToken),
            Limits with { AllowPrivateNetworks = true });

        Assert.IsType<OutboundResult.Answered>(await sender.SendAsync(Get($"http://p.example:{publisher.Port}/"), TestContext.Current.CancellationToken));
        Assert.Equal("p.example:" + publisher.Port, Assert.Single(publisher.Requests).Headers["Host"]);
    }

    [Fact]
    public async Task Connecting_has_a_limit_of_its_own()
    {
        using var sender = Sender((_, _) => Task.FromResult(new[] { IPAddress.Parse("93.184.215.14") }), (_, cancellationToken) => Never(cancellationToken));

        var failed = Assert.IsType<OutboundResult.Failed>(await sender.SendAsync(Get("http://p.example:8080/"), TestContext.Current.CancellationToken));

        Assert.Equal(AttemptFailure.Timeout, failed.Failure);
        Assert.InRange(failed.Duration, TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Through_a_proxy_names_are_its_to_resolve_and_what_is_spelt_out_is_still_judged()
    {
        await using var proxy = ScriptedPublisher.Start();
        using var sender = Sender(
            Dns.GetHostAddressesAsync, GuardedConnector.DialTcpAsync, new OutboundLimits { Proxy = new Uri($"http://us:s%40fe@127.0.0.1:{proxy.Port}") });

        Assert.IsType<OutboundResult.Answered>(await sender.SendAsync(Get("http://partner.example:8080/told?a=1"), TestContext.Current.CancellationToken));
        Assert.Equal("http://partner.example:8080/told?a=1", Assert.Single(proxy.Requests).Target);

        foreach (var (url, failure) in new[]
        {
            ("http://127.0.0.1:8080/", AttemptFailure.PrivateAddress), ("http://2130706433:8080/", AttemptFailure.PrivateAddress), ("https://[::1]/", AttemptFailure.PrivateAddress),
            ("http://169.254.169.254/", AttemptFailure.PrivateAddress), ("http://localhost/", AttemptFailure.PrivateAddress), ("http://partner.example:22/", AttemptFailure.UrlInvalid),
        })
        {
            Assert.Equal(failure, Assert.IsType<OutboundResult.Failed>(await sender.SendAsync(Get(url), TestContext.Current.CancellationToken)).Failure);
        }

        Assert.Single(proxy.Requests);
    }

    [Fact]
    public async Task A_redirect_inside_is_not_followed_by_anything()
    {
        // Whoever is dialled is this publisher, whatever the address that was checked.
        await using var publisher = ScriptedPublisher.Start();
        publisher.On("/told", PublisherAnswer.Redirect("http://169.254.169.254/latest/meta-data/"));
        var dialled = new List<IPEndPoint>();
        using var sender = Sender(
            (_, _) => Task.FromResult(new[] { IPAddress.Parse("93.184.215.14") }),
            (endpoint, cancellationToken) =>
            {
                dialled.Add(endpoint);
                return GuardedConnector.DialTcpAsync(new IPEndPoint(IPAddress.Loopback, publisher.Port), cancellationToken);
            });

        var answered = Assert.IsType<OutboundResult.Answered>(await sender.SendAsync(Get("http://p.example:8080/told"), TestContext.Current.CancellationToken));

        Assert.Equal((302, "http://169.254.169.254/latest/meta-data/"), (answered.StatusCode, answered.Location));
        Assert.Equal([new IPEndPoint(IPAddress.Parse("93.184.215.14"), 8080)], dialled);
    }

    private static async Task<Stream> Never(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("It never comes to this.");
    }

    // Unless a test dials for itself, a connection is a failure of the guard.
    private static PostbackSender Sender(ResolveAddresses resolve, DialAddress? dial = null, OutboundLimits? limits = null) => new(
        GuardedHttp.CreateInvoker(limits ?? Limits, resolve, dial ?? ((endpoint, _) => throw new InvalidOperationException($"{endpoint} was dialled."))),
        limits ?? Limits,
        TimeProvider.System);

    private static TcpListener? Listen()
    {
        var listener = new TcpListener(IPAddress.IPv6Any, 8080);
        listener.Server.DualMode = true;
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            // Somebody else has the port; the refusal itself is still checked.
            listener.Dispose();
            return null;
        }
    }

    private static OutboundRequest Get(string url) => new(DeliveryId.New(DateTimeOffset.UtcNow), 1, new("GET", url, [], null, null), null);
}
