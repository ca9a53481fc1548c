using System.IO.Compression;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>Unpacks the body of a batch and takes it apart, or says why that cannot be done.</summary>
internal static class BatchBody
{
    public static (IReadOnlyList<BatchRow> Rows, PostbackRefusal? Problem) Rows(byte[] raw, string? contentType, string? encoding)
    {
        var (body, problem) = encoding?.Trim().ToLowerInvariant() switch
        {
            null or "" or "identity" => (raw, null),
            "gzip" or "x-gzip" => Unpack(raw),
            _ => (raw, new PostbackRefusal(ReasonCodes.Malformed, "Content-Encoding is gzip, or absent.", 415)),
        };
        if (problem is not null)
        {
            return ([], problem);
        }

        if (BatchReading.FormatOf(contentType, body) is not { } format)
        {
            return ([], new PostbackRefusal(ReasonCodes.Malformed, "Content-Type is application/json for an array, application/x-ndjson for one object a line, or text/csv.", 415));
        }

        var rows = BatchReading.Read(body, format).Take(PostbackLimits.BatchRows + 1).ToList();
        return rows.Count switch
        {
            0 => ([], new PostbackRefusal(ReasonCodes.Malformed, "There is no row in the batch.", 400)),
            > PostbackLimits.BatchRows => ([], new PostbackRefusal(ReasonCodes.TooLarge, $"A batch has at most {PostbackLimits.BatchRows} rows; send it in parts. None of it was taken.", 413)),
            _ => (rows, null),
        };
    }

    // What is unpacked is counted while it comes: a few bytes may stand for gigabytes.
    private static (byte[] Body, PostbackRefusal? Problem) Unpack(byte[] raw)
    {
        try
        {
            using var unpacked = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(raw), CompressionMode.Decompress);
            var buffer = new byte[32 * 1024];
            int count;
            while ((count = gzip.Read(buffer)) > 0)
            {
                if (unpacked.Length + count > PostbackLimits.BatchBody)
                {
                    return ([], PostbackReader.TooLarge);
                }

                unpacked.Write(buffer, 0, count);
            }

            return (unpacked.ToArray(), null);
        }
        catch (InvalidDataException)
        {
            return ([], new PostbackRefusal(ReasonCodes.Malformed, "The body says it is gzip and is not.", 400));
        }
    }
}
