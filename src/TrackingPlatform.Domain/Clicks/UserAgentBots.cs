namespace TrackingPlatform.Domain.Clicks;

/// <summary>Which agents say that no person is behind them.</summary>
/// <remarks>
/// Four ways, in this order: a name of <see cref="UserAgentCrawlers"/>; a word that speaks for itself, such as one with "bot" in it; an address
/// of the web or of mail, which crawlers give so that one can complain and browsers have no reason to; and no machine at all, since
/// whatever a person holds in hand names its system.
/// </remarks>
internal static class UserAgentBots
{
    private static readonly TokenTable<string[]> TellingParts = new(
        StringComparison.OrdinalIgnoreCase,
        // People's words that hold such a part: Cubot makes telephones.
        ("bot", ["cubot"]), ("crawl", []), ("spider", []), ("scrap", []), ("archiver", []), ("fetcher", []), ("validator", []), ("checker", []), ("monitor", []),
        ("uptime", []), ("synthetic", []), ("inspector", []), ("headless", []), ("httpclient", []), ("httpagent", []), ("webpreview", []), ("web preview", []),
        ("linkpreview", []), ("optimizer", []), ("-User/", []));

    private static readonly TokenTable<bool> Addresses = new(
        StringComparison.OrdinalIgnoreCase,
        ("http://", true), ("https://", true), ("+www.", true), ("mailto:", true), (".com)", true), (".com/", true), (".com ", true), (".com;", true), (".io/", true), (".co.uk", true));

    public static (string Name, string Version, bool IsPreview)? Find(ReadOnlySpan<char> agent, bool namesMachine)
    {
        if (UserAgentCrawlers.Table.TryFind(agent, out var known))
        {
            return (known.Meaning.Name, UserAgentVersion.After(agent, EndOfWord(agent, known.Start)), known.Meaning.IsPreview);
        }

        return FindTellingWord(agent) ?? (GivesAddress(agent) || !namesMachine ? FirstWord(agent) : null);
    }

    private static (string, string, bool)? FindTellingWord(ReadOnlySpan<char> agent)
    {
        if (!TellingParts.TryFind(agent, out var part))
        {
            return null;
        }

        var start = part.Start;
        while (start > 0 && IsWord(agent[start - 1]))
        {
            start--;
        }

        var end = EndOfWord(agent, part.Start);
        var word = agent[start..end];
        foreach (var innocent in part.Meaning)
        {
            if (word.StartsWith(innocent, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return (word.ToString(), UserAgentVersion.After(agent, end), false);
    }

    private static bool GivesAddress(ReadOnlySpan<char> agent)
    {
        if (Addresses.TryFind(agent, out _) || agent.EndsWith(".com", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        // Somebody's mail, "info@example.org"; "android@150.0" is a version of Ecosia.
        var at = agent.IndexOf('@');
        return at > 0 && at + 1 < agent.Length && char.IsAsciiLetterOrDigit(agent[at - 1]) && char.IsAsciiLetter(agent[at + 1]) && agent[at..].Contains('.');
    }

    /// <summary>Takes the first word for the name, or the one after "compatible".</summary>
    private static (string, string, bool) FirstWord(ReadOnlySpan<char> agent)
    {
        const string Compatible = "compatible; ";
        var compatible = agent.IndexOf(Compatible, StringComparison.OrdinalIgnoreCase);
        var start = compatible < 0 ? 0 : compatible + Compatible.Length;
        var end = EndOfWord(agent, start);
        return (agent[start..end].ToString(), UserAgentVersion.After(agent, end), false);
    }

    private static int EndOfWord(ReadOnlySpan<char> agent, int at)
    {
        while (at < agent.Length && IsWord(agent[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsWord(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
