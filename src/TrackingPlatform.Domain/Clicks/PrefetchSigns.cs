namespace TrackingPlatform.Domain.Clicks;

/// <summary>Whether a request only looks ahead: a browser that loads early, or a program that draws a preview of the link.</summary>
/// <remarks>
/// Such a request is answered like any other and recorded with <see cref="ClickFlags.Prefetch"/>. Headers are those of
/// <c>Sec-Purpose</c> (Fetch standard), <c>Purpose</c> and <c>X-Purpose</c> (older Chromium, Safari) and <c>X-Moz</c> (Firefox).
/// </remarks>
public static class PrefetchSigns
{
    private static readonly string[] Purposes = ["prefetch", "prerender", "preview"];

    private static readonly string[] PreviewAgents =
    [
        "facebookexternalhit", "Facebot", "meta-externalagent", "Twitterbot", "Slackbot-LinkExpanding", "Slack-ImgProxy", "TelegramBot", "WhatsApp/", "Discordbot",
        "LinkedInBot", "SkypeUriPreview", "vkShare", "redditbot", "Pinterestbot", "Iframely", "Embedly", "Viber", "BingPreview", "GoogleImageProxy", "Mastodon/", "Bluesky",
    ];

    /// <summary>Whether any of these says so. Each header may be <see langword="null"/> when it was not sent.</summary>
    /// <param name="secPurpose"><c>Sec-Purpose</c>, such as <c>prefetch;prerender</c>.</param>
    /// <param name="purpose"><c>Purpose</c> or <c>X-Purpose</c>.</param>
    /// <param name="xMoz"><c>X-Moz</c>.</param>
    /// <param name="userAgent">The agent string.</param>
    public static bool ArePresent(string? secPurpose, string? purpose, string? xMoz, string? userAgent) =>
        NamesPurpose(secPurpose) || NamesPurpose(purpose) || NamesPurpose(xMoz) || IsPreview(userAgent);

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

    private static bool IsPreview(ReadOnlySpan<char> userAgent)
    {
        var agent = userAgent[..Math.Min(userAgent.Length, UserAgent.LongestRead)];
        foreach (var token in PreviewAgents)
        {
            if (agent.Contains(token, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
