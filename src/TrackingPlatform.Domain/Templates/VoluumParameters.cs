using System.Collections.Frozen;

namespace TrackingPlatform.Domain.Templates;

/// <summary>Fills in the address at which Voluum, the tracker many publishers use, listens: <c>/postback?cid=REPLACE&amp;payout=OPTIONAL&amp;txid=OPTIONAL</c>.</summary>
internal static class VoluumParameters
{
    private static readonly FrozenDictionary<string, string> Macros = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["cid"] = "{click_ref}", ["payout"] = "{payout}", ["txid"] = "{txn_id}", ["currency"] = "{currency}", ["et"] = "{event}",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The address with what was left to fill in filled in; the same where nothing was.</summary>
    public static string Fill(string url, List<TranslationLine> lines)
    {
        var query = url.IndexOf("/postback?", StringComparison.OrdinalIgnoreCase);
        if (query < 0 || !url.AsSpan(query).Contains("cid=", StringComparison.OrdinalIgnoreCase))
        {
            return url;
        }

        var start = url.IndexOf('?', query) + 1;
        var pairs = url[start..].Split('&');
        for (var index = 0; index < pairs.Length; index++)
        {
            if (pairs[index].Split('=', 2) is [var name, var value] && Macros.TryGetValue(name, out var macro) && IsLeftOpen(name, value))
            {
                lines.Add(new TranslationLine(pairs[index], macro, TranslationVerdict.Same, name.Equals("cid", StringComparison.OrdinalIgnoreCase)
                    ? "Voluum looks for its own click id here, which the publisher's links send along as click_ref."
                    : $"Voluum's {name} is {macro} here."));
                pairs[index] = $"{name}={macro}";
            }
        }

        return url[..start] + string.Join('&', pairs);
    }

    // REPLACE, OPTIONAL, CLICK_ID: a word in capitals is something to be filled in; {clickid} stands there for the same.
    private static bool IsLeftOpen(string name, string value) =>
        value.All(letter => char.IsAsciiLetterUpper(letter) || letter == '_')
        || (name.Equals("cid", StringComparison.OrdinalIgnoreCase) && value.Equals("{clickid}", StringComparison.OrdinalIgnoreCase));
}
