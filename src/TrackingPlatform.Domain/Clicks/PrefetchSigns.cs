namespace TrackingPlatform.Domain.Clicks;

/// <summary>Whether a browser says that it only looks ahead.</summary>
/// <remarks>
/// Such a request is answered like any other and recorded with <see cref="ClickFlags.Prefetch"/>, as are those of programs that draw
/// previews (<see cref="UserAgent.IsPreview"/>). Headers are those of <c>Sec-Purpose</c> (Fetch standard), <c>Purpose</c> and
/// <c>X-Purpose</c> (older Chromium, Safari) and <c>X-Moz</c> (Firefox).
/// </remarks>
public static class PrefetchSigns
{
    private static readonly string[] Purposes = ["prefetch", "prerender", "preview"];

    /// <summary>Whether any of these headers says so. Each may be <see langword="null"/> when it was not sent.</summary>
    /// <param name="secPurpose"><c>Sec-Purpose</c>, such as <c>prefetch;prerender</c>.</param>
    /// <param name="purpose"><c>Purpose</c> or <c>X-Purpose</c>.</param>
    /// <param name="xMoz"><c>X-Moz</c>.</param>
    public static bool ArePresent(string? secPurpose, string? purpose, string? xMoz) => NamesPurpose(secPurpose) || NamesPurpose(purpose) || NamesPurpose(xMoz);

    private static bool NamesPurpose(ReadOnlySpan<char> header)
    {
        // Values are words parted by ; or , where parameters may follow: "prefetch;anonymous-client-ip".
        foreach (var range in header.SplitAny(";, "))
        {
            foreach (var purpose in Purposes)
            {
                if (header[range].Equals(purpose, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
