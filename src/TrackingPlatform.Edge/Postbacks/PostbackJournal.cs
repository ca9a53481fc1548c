using System.Text.Json;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Edge.Clicks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>The journal of postbacks that came while the database was away. Empty in good times.</summary>
internal sealed class PostbackJournal(Journal journal) : IPostbackJournal, IDisposable
{
    public Journal Journal => journal;

    public async Task AppendAsync(InboundPostback request, CancellationToken cancellationToken)
    {
        var frame = JsonSerializer.SerializeToUtf8Bytes(request, PostbackJournalJson.Default.InboundPostback);
        // Once begun it is written whether the sender still waits or not: he may be told, or not, but never wrongly.
        var written = await journal.AppendAsync(frame);
        if (!written.IsWritten)
        {
            throw new IOException("The journal of postbacks does not take anything: its disk is full or failing.");
        }
    }

    public static InboundPostback Read(ReadOnlySpan<byte> frame) =>
        JsonSerializer.Deserialize(frame, PostbackJournalJson.Default.InboundPostback) ?? throw new JsonException("The frame is empty.");

    public void Dispose() => journal.Dispose();
}
