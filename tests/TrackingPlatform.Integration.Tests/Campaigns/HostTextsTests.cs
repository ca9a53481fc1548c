using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using DnsClient;
using TrackingPlatform.Workers.Campaigns;

namespace TrackingPlatform.Integration.Tests.Campaigns;

/// <summary>Texts as a name server sends them, over UDP.</summary>
public sealed class HostTextsTests
{
    [Fact]
    public async Task Texts_are_read_and_long_ones_put_together()
    {
        using var server = new NameServer(0, ["short"], [new string('a', 255), "bc"]);

        Assert.Equal(["short", new string('a', 255) + "bc"], await server.Texts.AskAsync("_tp-verify.go.example.com", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_name_that_is_not_there_has_none()
    {
        using var server = new NameServer(3);

        Assert.Empty(await server.Texts.AskAsync("_tp-verify.go.example.com", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_name_server_that_is_silent_is_waited_for_in_vain()
    {
        using var server = new NameServer(null);

        Assert.Empty(await server.Texts.AskAsync("_tp-verify.go.example.com", TestContext.Current.CancellationToken));
    }

    /// <summary>Answers every question alike: RFC 1035, 4.1.</summary>
    private sealed class NameServer : IDisposable
    {
        private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));

        /// <param name="code">What it says of the name; null says nothing at all.</param>
        /// <param name="texts">Its texts in pieces.</param>
        public NameServer(int? code, params string[][] texts) => _ = code is { } answer ? AnswerAsync(answer, texts) : Task.CompletedTask;

        public HostTexts Texts => new(new LookupClient(HostTexts.Settings(new LookupClientOptions((IPEndPoint)_socket.Client.LocalEndPoint!))));

        public void Dispose() => _socket.Dispose();

        private async Task AnswerAsync(int code, string[][] texts)
        {
            try
            {
                while (true)
                {
                    var asked = await _socket.ReceiveAsync();
                    var question = asked.Buffer.AsSpan(12);
                    var length = question.IndexOf((byte)0) + 5;
                    var answer = new List<byte>(asked.Buffer.AsSpan(0, 2).ToArray());
                    answer.AddRange([0x81, (byte)(0x80 | code), 0, 1, 0, (byte)texts.Length, 0, 0, 0, 0]);
                    answer.AddRange(question[..length]);
                    foreach (var pieces in texts)
                    {
                        var data = pieces.SelectMany(piece => (byte[])[(byte)piece.Length, .. Encoding.ASCII.GetBytes(piece)]).ToArray();
                        var size = new byte[2];
                        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)data.Length);
                        answer.AddRange([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 0, .. size, .. data]);
                    }

                    await _socket.SendAsync(answer.ToArray(), asked.RemoteEndPoint);
                }
            }
            catch (Exception closed) when (closed is ObjectDisposedException or SocketException)
            {
                // The test is over.
            }
        }
    }
}
