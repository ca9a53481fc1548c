using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace TrackingPlatform.Testing.Forwarding;

/// <summary>A publisher's server on a free local port. Records every request and answers from a script: by delivery, else by path, else 200 "ok".</summary>
/// <remarks>It speaks raw TCP, so that it can also misbehave in ways no decent server can.</remarks>
public sealed class ScriptedPublisher : IAsyncDisposable
{
    private const int MaxHead = 256 * 1024;

    private const byte TlsHandshake = 0x16;

    private static readonly PublisherAnswer Ok = PublisherAnswer.Status(200, "ok");

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, Script> _scripts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<PublisherRequest> _requests = new();
    private readonly ConcurrentDictionary<Task, bool> _conversations = new();
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;
    private int _connections;

    private ScriptedPublisher(IPAddress address, X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener = new TcpListener(address, 0);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Without a slash at the end.</summary>
    public string Url => $"{(_certificate is null ? "http" : "https")}://127.0.0.1:{Port}";

    /// <summary>TCP connections so far, whether or not a request followed.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Every request so far, in order of arrival.</summary>
    public IReadOnlyList<PublisherRequest> Requests => [.. _requests];

    public static ScriptedPublisher Start() => new(IPAddress.Loopback);

    /// <summary>Speaks TLS, with a certificate that nobody vouches for.</summary>
    public static ScriptedPublisher StartUntrusted()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        return new(IPAddress.Loopback, request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1)));
    }

    /// <summary>Listens on every address of the machine, of both families.</summary>
    public static ScriptedPublisher StartEverywhere() => new(IPAddress.IPv6Any);

    /// <summary>Answers requests for this path with these in turn; the last one stays.</summary>
    public ScriptedPublisher On(string path, params PublisherAnswer[] answers)
    {
        _scripts[path] = new Script(answers);
        return this;
    }

    /// <summary>Answers this delivery with these in turn, whatever the path; the last one stays.</summary>
    public ScriptedPublisher OnDelivery(string delivery, params PublisherAnswer[] answers) => On(delivery, answers);

    /// <summary>Waits until there were so many requests.</summary>
    public async Task<IReadOnlyList<PublisherRequest>> ReceivedAsync(int count)
    {
        await Eventually.HoldsAsync(() => Task.FromResult(_requests.Count >= count));
        return Requests;
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_conversations.Keys);
        _certificate?.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                Interlocked.Increment(ref _connections);
                var conversation = ConverseAsync(client);
                _conversations.TryAdd(conversation, true);
                _ = conversation.ContinueWith(done => _conversations.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await using var stream = await OpenAsync(client);
                var unread = new List<byte>();
                while (await ReadAsync(stream, unread) is { } request)
                {
                    _requests.Enqueue(request);
                    var answer = Choose(request);
                    await answer.WriteAsync(stream, _stopping.Token);
                    if (!answer.KeepsConnection)
                    {
                        return;
                    }
                }
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException or AuthenticationException)
            {
                // The other side has had enough, or the test is over.
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (_certificate is null)
        {
            return client.GetStream();
        }

        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stopping.Token);
        return secure;
    }

    private PublisherAnswer Choose(PublisherRequest request) =>
        (_scripts.GetValueOrDefault(request.Delivery) ?? _scripts.GetValueOrDefault(request.Path))?.Next() ?? Ok;

    private async Task<PublisherRequest?> ReadAsync(Stream stream, List<byte> unread)
    {
        var buffer = new byte[16_384];
        int headEnd;
        while ((headEnd = HeadEnd(unread)) < 0)
        {
            var read = await stream.ReadAsync(buffer, _stopping.Token);
            if (read == 0 || unread.Count > MaxHead)
            {
                return null;
            }

            unread.AddRange(buffer.AsSpan(0, read));
            if (unread[0] == TlsHandshake)
            {
                await stream.WriteAsync("HTTP/1.1 400 Plain HTTP only\r\n\r\n"u8.ToArray(), _stopping.Token);
                return null;
            }
        }

        var lines = Encoding.Latin1.GetString([.. unread.Take(headEnd)]).Split("\r\n");
        unread.RemoveRange(0, headEnd + 4);
        var headers = lines.Skip(1)
            .Select(line => line.Split(':', 2))
            .GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => string.Join(", ", group.Select(pair => pair[1].Trim())), StringComparer.OrdinalIgnoreCase);

        var length = int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture);
        while (unread.Count < length)
        {
            var read = await stream.ReadAsync(buffer, _stopping.Token);
            if (read == 0)
            {
                return null;
            }

            unread.AddRange(buffer.AsSpan(0, read));
        }

        byte[] body = [.. unread.Take(length)];
        unread.RemoveRange(0, length);
        var start = lines[0].Split(' ');
        return new PublisherRequest(start[0], start[1], headers, body, DateTimeOffset.UtcNow);
    }

    private static int HeadEnd(List<byte> bytes) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes).IndexOf("\r\n\r\n"u8);

    private sealed class Script(PublisherAnswer[] answers)
    {
        private int _next = -1;

        public PublisherAnswer Next() => answers[Math.Min(Interlocked.Increment(ref _next), answers.Length - 1)];
    }
}
