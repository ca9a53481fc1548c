using System.IO.Compression;
using System.Net.Sockets;
using System.Text;

namespace TrackingPlatform.Testing.Forwarding;

/// <summary>What a scripted publisher does with a request, from plain to hostile.</summary>
public sealed class PublisherAnswer
{
    private readonly Func<Stream, CancellationToken, Task> _write;

    private PublisherAnswer(Func<Stream, CancellationToken, Task> write, bool keepsConnection = false)
    {
        _write = write;
        KeepsConnection = keepsConnection;
    }

    internal bool KeepsConnection { get; }

    public static PublisherAnswer Status(int status, string body = "", params (string Name, string Value)[] headers)
    {
        var head = new StringBuilder($"HTTP/1.1 {status} Scripted\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n");
        foreach (var (name, value) in headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return new(Text(head.Append("\r\n").Append(body).ToString()), keepsConnection: true);
    }

    public static PublisherAnswer Redirect(string location, int status = 302) => Status(status, "", ("Location", location));

    /// <summary>A plain answer after a while.</summary>
    public static PublisherAnswer After(TimeSpan delay, PublisherAnswer answer) => new(
        async (stream, cancellationToken) =>
        {
            await Task.Delay(delay, cancellationToken);
            await answer.WriteAsync(stream, cancellationToken);
        },
        answer.KeepsConnection);

    /// <summary>Never says anything.</summary>
    public static PublisherAnswer Hang() => new((_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken));

    /// <summary>One byte of the headers every tenth of a second, for ever.</summary>
    public static PublisherAnswer DripHeaders() => new(async (stream, cancellationToken) =>
    {
        await WriteTextAsync(stream, "HTTP/1.1 200 OK\r\nX-Slow: ", cancellationToken);
        await RepeatAsync(stream, "x"u8.ToArray(), TimeSpan.FromMilliseconds(100), cancellationToken);
    });

    /// <summary>A status at once, then one byte of the body every tenth of a second.</summary>
    public static PublisherAnswer DripBody(int status = 200) => new(async (stream, cancellationToken) =>
    {
        await WriteTextAsync(stream, $"HTTP/1.1 {status} OK\r\nContent-Length: 1000000\r\n\r\n", cancellationToken);
        await RepeatAsync(stream, "x"u8.ToArray(), TimeSpan.FromMilliseconds(100), cancellationToken);
    });

    /// <summary>A body without end, as fast as it is taken.</summary>
    public static PublisherAnswer EndlessBody(int status = 200) => new(async (stream, cancellationToken) =>
    {
        await WriteTextAsync(stream, $"HTTP/1.1 {status} OK\r\n\r\n", cancellationToken);
        await RepeatAsync(stream, Encoding.ASCII.GetBytes(new string('x', 65_536)), TimeSpan.Zero, cancellationToken);
    });

    /// <summary>Ends the connection without a word.</summary>
    public static PublisherAnswer CloseSilently() => new((_, _) => Task.CompletedTask);

    /// <summary>Breaks the connection off (RST) once the request is there.</summary>
    public static PublisherAnswer Reset() => new((stream, _) =>
    {
        ((NetworkStream)stream).Socket.LingerState = new LingerOption(true, 0);
        return Task.CompletedTask;
    });

    /// <summary>Breaks it off in the middle of the headers.</summary>
    public static PublisherAnswer ResetWithinHeaders() => new(async (stream, cancellationToken) =>
    {
        await WriteTextAsync(stream, "HTTP/1.1 200 OK\r\nX-Cut: ", cancellationToken);
        ((NetworkStream)stream).Socket.LingerState = new LingerOption(true, 0);
    });

    /// <summary>Ends the connection in the middle of the body.</summary>
    public static PublisherAnswer CloseWithinBody(int status = 200) => new(Text($"HTTP/1.1 {status} OK\r\nContent-Length: 100\r\n\r\npart"));

    public static PublisherAnswer Headers(int count) => new(async (stream, cancellationToken) =>
    {
        var text = new StringBuilder("HTTP/1.1 200 OK\r\n");
        for (var i = 0; i < count; i++)
        {
            text.Append("X-Header-").Append(i).Append(": value\r\n");
        }

        await WriteTextAsync(stream, text.Append("Content-Length: 0\r\n\r\n").ToString(), cancellationToken);
    });

    /// <summary>Chunked, with a length that is no number.</summary>
    public static PublisherAnswer InvalidChunk(int status = 200) => new(Text($"HTTP/1.1 {status} OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\nnonsense\r\n"));

    /// <summary>Something that is not HTTP.</summary>
    public static PublisherAnswer Garbage() => new(Text("SSH-2.0-OpenSSH_9.2\r\n\r\n"));

    /// <summary>A gigabyte of zeros, packed into a megabyte.</summary>
    public static PublisherAnswer GzipBomb() => new(async (stream, cancellationToken) =>
    {
        await WriteTextAsync(stream, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", cancellationToken);
        await using var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        var zeros = new byte[1 << 20];
        for (var i = 0; i < 1_024; i++)
        {
            await gzip.WriteAsync(zeros, cancellationToken);
        }
    });

    internal Task WriteAsync(Stream stream, CancellationToken cancellationToken) => _write(stream, cancellationToken);

    private static Func<Stream, CancellationToken, Task> Text(string text) => (stream, cancellationToken) => WriteTextAsync(stream, text, cancellationToken);

    private static async Task WriteTextAsync(Stream stream, string text, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);

    private static async Task RepeatAsync(Stream stream, byte[] bytes, TimeSpan pause, CancellationToken cancellationToken)
    {
        while (true)
        {
            await stream.WriteAsync(bytes, cancellationToken);
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, cancellationToken);
            }
        }
    }
}
