using System.Text;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Reads the beginning of an answer's body and makes text of it that can be stored and shown.</summary>
internal static class AnswerText
{
    /// <summary>Up to <paramref name="limit"/> bytes; what came so far when the rest is late, broken or cut.</summary>
    public static async Task<string> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[limit];
        var length = 0;
        try
        {
            await using var body = await content.ReadAsStreamAsync(cancellationToken);
            while (length < limit && await body.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
            {
                length += read;
            }
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException or OperationCanceledException)
        {
            // The status has decided already; of the body we keep what there is.
        }

        return Sanitise(buffer.AsSpan(0, length));
    }

    /// <summary>UTF-8 as far as it is, without control characters other than tabs and line ends.</summary>
    public static string Sanitise(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var rune in Encoding.UTF8.GetString(bytes).EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value is '\t' or '\n' or '\r')
            {
                text.Append(rune);
            }
        }

        return text.ToString();
    }
}
