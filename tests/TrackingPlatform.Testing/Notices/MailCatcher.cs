using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TrackingPlatform.Testing.Notices;

/// <summary>A mail server that keeps what it is given, and refuses what it is told to. Just enough SMTP for a client that speaks it well.</summary>
public sealed class MailCatcher : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<CaughtMail> _mails = new();
    private readonly Task _accepting;
    private int _refusals;

    private MailCatcher()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<CaughtMail> Mails => [.. _mails];

    public static MailCatcher Start() => new();

    /// <summary>Says "try again later" to the next so many mails.</summary>
    public void RefuseNext(int count) => Interlocked.Exchange(ref _refusals, count);

    /// <summary>Waits for so many mails in all.</summary>
    public async Task<IReadOnlyList<CaughtMail>> CaughtAsync(int count)
    {
        await Eventually.HoldsAsync(() => Task.FromResult(_mails.Count >= count));
        return Mails;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = TalkAsync(await _listener.AcceptTcpClientAsync(_stopping.Token));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await TalkAsync(client.GetStream());
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
                // The client left, or the test is over.
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var (from, to) = ("", new List<string>());
        await writer.WriteLineAsync("220 catcher ready");
        while (await reader.ReadLineAsync(_stopping.Token) is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO" or "HELO":
                    await writer.WriteLineAsync("250 catcher");
                    break;
                case "MAIL":
                    (from, to) = (Address(line), []);
                    await writer.WriteLineAsync("250 OK");
                    break;
                case "RCPT":
                    to.Add(Address(line));
                    await writer.WriteLineAsync(Interlocked.Decrement(ref _refusals) >= 0 ? "451 try again later" : "250 OK");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    _mails.Enqueue(new CaughtMail(from, to, await DataAsync(reader)));
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 OK");
                    break;
            }
        }
    }

    private async Task<string> DataAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(_stopping.Token) is { } line && line != ".")
        {
            data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return data.ToString();
    }

    private static string Address(string line) => line.Split('<')[1].Split('>')[0];
}
