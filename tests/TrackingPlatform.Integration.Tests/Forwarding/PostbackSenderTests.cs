using System.Diagnostics;
using System.Net;
using System.Text.Json;
using CsCheck;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Testing.Forwarding;
using TrackingPlatform.Workers.Forwarding;

namespace TrackingPlatform.Integration.Tests.Forwarding;

/// <summary>The way out, on a closed network, against publishers of every sort.</summary>
public sealed class PostbackSenderTests : IAsyncLifetime
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1.5);

    private readonly ScriptedPublisher _publisher = ScriptedPublisher.Start();
    private readonly PostbackSender _sender = Sender(new OutboundLimits { AllowPrivateNetworks = true, Total = Budget });

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _sender.Dispose();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task A_get_arrives_as_it_was_rendered()
    {
        var outbound = Get("/pb%7E/%2F?a=%41%20b&c=..%2F#fragment") with { Attempt = 3, Secret = "s3cret" };

        var answered = Assert.IsType<OutboundResult.Answered>(await _sender.SendAsync(outbound, TestContext.Current.CancellationToken));
        var request = Assert.Single(_publisher.Requests);

        Assert.Equal((200, "ok"), (answered.StatusCode, answered.Body));
        Assert.Equal(("GET", "/pb%7E/%2F?a=%41%20b&c=..%2F"), (request.Method, request.Target));
        Assert.Equal(outbound.Delivery.ToString(), request.Delivery);
        Assert.Equal("3", request.Headers["X-Attempt"]);
        Assert.StartsWith("TrackingPlatform/", request.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal("blue", request.Headers["X-Colour"]);
        Assert.Equal(SignatureVerdict.Valid,
            PostbackSignature.Verify(request.Headers["X-Signature"], "s3cret", PostbackSignature.SignedBytes(request.Body, request.Query), DateTimeOffset.UtcNow));
        Assert.DoesNotContain("s3cret", outbound.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(request.Headers.Keys, name => name is "Cookie" or "Accept-Encoding" or "traceparent");
    }

    [Fact]
    public async Task A_post_arrives_with_its_body_signed()
    {
        var outbound = Outbound(new("POST", _publisher.Url + "/pb?x=1", [], """{"a":"ü"}""", "application/json")) with { Secret = "k" };

        await _sender.SendAsync(outbound, TestContext.Current.CancellationToken);
        var request = Assert.Single(_publisher.Requests);

        Assert.Equal("""{"a":"ü"}""", request.BodyText);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal(SignatureVerdict.Valid, PostbackSignature.Verify(request.Headers["X-Signature"], "k", request.Body, DateTimeOffset.UtcNow));
    }

    public static TheoryData<string, PublisherAnswer, int> Answers => new()
    {
        { "500", PublisherAnswer.Status(500, "oops"), 500 },
        { "410", PublisherAnswer.Status(410), 410 },
        { "endless", PublisherAnswer.EndlessBody(), 200 },
        { "endless 500", PublisherAnswer.EndlessBody(500), 500 },
        { "dripping body", PublisherAnswer.DripBody(), 200 },
        { "close within body", PublisherAnswer.CloseWithinBody(), 200 },
        { "invalid chunk", PublisherAnswer.InvalidChunk(), 200 },
        { "gzip bomb", PublisherAnswer.GzipBomb(), 200 },
    };

    [Theory]
    [MemberData(nameof(Answers), DisableDiscoveryEnumeration = true)]
    public async Task The_status_decides_whatever_the_body_does(string name, PublisherAnswer answer, int status)
    {
        _publisher.On("/pb", answer);
        var before = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();

        var answered = Assert.IsType<OutboundResult.Answered>(await _sender.SendAsync(Get("/pb"), TestContext.Current.CancellationToken));

        Assert.Equal(status, answered.StatusCode);
        Assert.True(answered.Body.Length <= 8 * 1024, name);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Budget + TimeSpan.FromSeconds(1.5));
        Assert.DoesNotContain(answered.Body, unit => char.IsControl(unit) && unit is not ('\t' or '\r' or '\n'));
        Assert.True(GC.GetTotalAllocatedBytes() - before < 64 << 20, "memory stays flat");
    }

    public static TheoryData<string, PublisherAnswer, AttemptFailure> Failures => new()
    {
        { "hang", PublisherAnswer.Hang(), AttemptFailure.Timeout },
        { "dripping headers", PublisherAnswer.DripHeaders(), AttemptFailure.Timeout },
        { "no answer", PublisherAnswer.CloseSilently(), AttemptFailure.Connect },
        { "reset", PublisherAnswer.Reset(), AttemptFailure.Connect },
        { "reset within the headers", PublisherAnswer.ResetWithinHeaders(), AttemptFailure.Connect },
        { "100,000 headers", PublisherAnswer.Headers(100_000), AttemptFailure.ResponseInvalid },
        { "not HTTP", PublisherAnswer.Garbage(), AttemptFailure.ResponseInvalid },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task A_publisher_that_misbehaves_is_a_failure_with_a_name(string name, PublisherAnswer answer, AttemptFailure failure)
    {
        _publisher.On("/pb", answer);

        var failed = Assert.IsType<OutboundResult.Failed>(await _sender.SendAsync(Get("/pb"), TestContext.Current.CancellationToken));

        Assert.True(failure == failed.Failure, $"{name}: {failed.Failure}, {failed.Detail}");
        Assert.InRange(failed.Duration, TimeSpan.Zero, Budget + TimeSpan.FromSeconds(1.5));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var trap = ScriptedPublisher.Start();
        _publisher.On("/pb", PublisherAnswer.Redirect(trap.Url + "/inside", status));

        var answered = Assert.IsType<OutboundResult.Answered>(await _sender.SendAsync(Get("/pb"), TestContext.Current.CancellationToken));

        Assert.Equal(status, answered.StatusCode);
        Assert.Equal(trap.Url + "/inside", answered.Location);
        Assert.Equal(0, trap.Connections);
        Assert.Single(_publisher.Requests);
    }

    [Fact]
    public async Task A_cookie_is_not_kept()
    {
        _publisher.On("/pb", PublisherAnswer.Status(200, "", ("Set-Cookie", "a=b; Path=/")));
        await _sender.SendAsync(Get("/pb"), TestContext.Current.CancellationToken);
        await _sender.SendAsync(Get("/pb"), TestContext.Current.CancellationToken);

        Assert.All(_publisher.Requests, request => Assert.DoesNotContain("Cookie", request.Headers.Keys));
        Assert.Equal(1, _publisher.Connections);
    }

    [Fact]
    public async Task The_publisher_may_ask_for_time()
    {
        _publisher.On("/pb", PublisherAnswer.Status(429, "slow", ("Retry-After", "120")));

        var answered = Assert.IsType<OutboundResult.Answered>(await _sender.SendAsync(Get("/pb"), TestContext.Current.CancellationToken));

        Assert.Equal(TimeSpan.FromMinutes(2), answered.RetryAfter);
        Assert.Equal("http_429", Assert.IsType<AttemptOutcome.Retry>(answered.Outcome).Reason);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-120")]
    [InlineData("soon")]
    [InlineData("1.5")]
    [InlineData("120, 300")]
    [InlineData("315360000000")]
    [InlineData("Sun, 01 Mar 2020 11:00:00 GMT")]
    [InlineData("Thu, 01 Jan 2099 00:00:00 GMT")]
    [InlineData("2099-01-01T00:00:00Z")]
    [InlineData("")]
    public async Task Whatever_time_is_asked_for_the_next_attempt_is_neither_early_nor_out_of_reach(string wish)
    {
        _publisher.On("/pb", PublisherAnswer.Status(429, "slow", ("Retry-After", wish)));

        var answered = Assert.IsType<OutboundResult.Answered>(await _sender.SendAsync(Get("/pb"), TestContext.Current.CancellationToken));

        Assert.InRange(DeliveryProgress.After(answered.Outcome, 1, 0.5, answered.RetryAfter).Delay!.Value, TimeSpan.FromSeconds(10), TimeSpan.FromHours(12));
    }

    [Fact]
    public async Task Nobody_listening_is_a_failure_to_connect()
    {
        var url = _publisher.Url;
        await _publisher.DisposeAsync();

        Assert.Equal(AttemptFailure.Connect, Assert.IsType<OutboundResult.Failed>(await _sender.SendAsync(Outbound(new("GET", url + "/", [], null, null)), TestContext.Current.CancellationToken)).Failure);
    }

    [Fact]
    public async Task A_plain_server_behind_https_is_a_tls_failure() =>
        Assert.Equal(AttemptFailure.Tls, Assert.IsType<OutboundResult.Failed>(
            await _sender.SendAsync(Outbound(new("GET", _publisher.Url.Replace("http:", "https:", StringComparison.Ordinal) + "/", [], null, null)), TestContext.Current.CancellationToken)).Failure);

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_a_tls_failure()
    {
        await using var untrusted = ScriptedPublisher.StartUntrusted();

        var failed = Assert.IsType<OutboundResult.Failed>(await _sender.SendAsync(Outbound(new("GET", untrusted.Url + "/", [], null, null)), TestContext.Current.CancellationToken));

        Assert.Equal((AttemptFailure.Tls, 1), (failed.Failure, untrusted.Connections));
        Assert.Empty(untrusted.Requests);
    }

    [Fact]
    public async Task Whatever_a_value_holds_what_arrives_is_the_request_that_was_meant()
    {
        var compiled = CompiledRequest.Parse(
            new RequestTemplate(_publisher.Url + "/pb/{sub1}?s={sub1}&fixed=1", "POST", new Dictionary<string, string> { ["X-Sub"] = "{sub1:lower}" }, """{"s":"{sub1}"}""", "application/json"),
            allowPrivateNetworks: true).Value!;

        // What breaks requests, templates and JSON apart, in every mixture.
        string[] parts = ["\r\n", "\r\nX-Evil: 1", "\n\nGET / HTTP/1.1", "{payout}", "{{sub1}}", "\"", "\\", "%0d%0a", "%", "/../", "?", "#", "&fixed=2", "@evil.example", "ü", "𝄞", "\0", " ", "\u202e", "a"];
        await Gen.Int[0, parts.Length - 1].Array[0, 5].SampleAsync(
            async picks =>
            {
                var value = string.Concat(picks.Select(pick => parts[pick]));
                if (!compiled.TryRender(FrozenMacroValues.FromJson(JsonSerializer.Serialize(new Dictionary<string, string> { ["sub1"] = value })), out var rendered, out _)
                    || await _sender.SendAsync(Outbound(rendered), CancellationToken.None) is not OutboundResult.Answered)
                {
                    return;
                }

                var request = _publisher.Requests[^1];
                Assert.Equal(("POST", "1", value), (request.Method, request.Parameters["fixed"], request.Parameters["s"]));
                Assert.StartsWith("/pb/", request.Path, StringComparison.Ordinal);
                Assert.Equal($"127.0.0.1:{_publisher.Port}", request.Headers["Host"]);
                Assert.DoesNotContain("X-Evil", request.Headers.Keys);
                Assert.Equal(value, JsonDocument.Parse(request.BodyText).RootElement.GetProperty("s").GetString());
            },
            iter: 300,
            threads: 1);
        Assert.True(_publisher.Requests.Count > 100, "most values can be sent");
    }

    [Theory]
    [InlineData("http://127.0.0.1/a b")]
    [InlineData("http://127.0.0.1/\r\nX: 1")]
    [InlineData("http://user@127.0.0.1/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("/relative")]
    [InlineData("")]
    public async Task An_address_that_cannot_be_sent_is_never_sent(string url) =>
        Assert.Equal(AttemptFailure.UrlInvalid, Assert.IsType<OutboundResult.Failed>(await _sender.SendAsync(Outbound(new("GET", url, [], null, null)), TestContext.Current.CancellationToken)).Failure);

    [Theory]
    [InlineData("X-A", "b\r\nX-Evil: 1")]
    [InlineData("X-A\r\nX-Evil", "1")]
    [InlineData("X-A", "ü")]
    [InlineData("Content-Type", "text/plain")]
    public async Task A_header_that_cannot_be_sent_is_never_sent(string name, string value)
    {
        var result = await _sender.SendAsync(Outbound(new("GET", _publisher.Url + "/", [new(name, value)], null, null)), TestContext.Current.CancellationToken);

        Assert.Equal(AttemptFailure.UrlInvalid, Assert.IsType<OutboundResult.Failed>(result).Failure);
        Assert.Empty(_publisher.Requests);
    }

    [Fact]
    public async Task A_caller_who_leaves_gets_no_result()
    {
        _publisher.On("/pb", PublisherAnswer.Hang());
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _sender.SendAsync(Get("/pb"), leaving.Token));
    }

    private static PostbackSender Sender(OutboundLimits limits) => 
        new(GuardedHttp.CreateInvoker(limits, Dns.GetHostAddressesAsync, GuardedConnector.DialTcpAsync), limits, TimeProvider.System);

    private OutboundRequest Get(string target) => Outbound(new("GET", _publisher.Url + target, [new("X-Colour", "blue")], null, null));

    private static OutboundRequest Outbound(RenderedRequest request) => new(DeliveryId.New(DateTimeOffset.UtcNow), 1, request, null);
}
