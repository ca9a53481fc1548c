using System.Text.RegularExpressions;

namespace TrackingPlatform.Domain.Templates;

/// <summary>Finds placeholders in a text, whoever's they are.</summary>
internal static partial class ForeignMacros
{
    /// <summary>All of them, in their order.</summary>
    public static IReadOnlyList<ForeignMacro> In(string text) => [.. Placeholder().Matches(text).Select(Read).OfType<ForeignMacro>()];

    private static ForeignMacro? Read(Match match)
    {
        var style = match.Groups["offerit"].Success ? ForeignMacroStyle.DoublePercents
            : match.Groups["encoded"].Success ? ForeignMacroStyle.EncodedBraces
            : match.Groups["braces"].Success ? ForeignMacroStyle.Braces
            : match.Groups["cake"].Success ? ForeignMacroStyle.Hashes
            : ForeignMacroStyle.AdNetwork;
        var inner = match.Groups.Values.Skip(1).First(group => group.Success).Value.Trim();
        var end = inner.AsSpan().IndexOfAny(':', '|');
        // {var:name} and {param:name} name what they ask for behind the colon.
        if (end > 0 && inner[end] == ':' && inner[..end].ToLowerInvariant() is "var" or "param")
        {
            var behind = inner.AsSpan(end + 1).IndexOfAny(':', '|');
            end = behind < 0 ? inner.Length : end + 1 + behind;
        }

        var (name, rest) = end < 0 ? (inner, string.Empty) : (inner[..end], inner[end..]);
        // Brackets and single percent signs mean much else: only well-known words count.
        return style == ForeignMacroStyle.AdNetwork && !match.Value.StartsWith("${", StringComparison.Ordinal) && !match.Value.StartsWith("{{", StringComparison.Ordinal)
            && DialectMacros.Find(TemplateDialect.AdNetwork, name) is null
                ? null
                : new ForeignMacro(match.Index, match.Value, style, name, rest);
    }

    [GeneratedRegex(
        """
        %%(?<offerit>[A-Za-z][\w.]*(?:\|[^%\r\n]*)?)%%
        |\{\{(?<mustache>\s*[A-Za-z][\w.]*\s*)\}\}
        |\$\{(?<dollar>[A-Za-z][\w.]*)\}
        |%7[Bb](?<encoded>[A-Za-z_][\w.]*(?:(?:[:|]|%7[Cc]|%3[Aa])[\w.\-*]*)*)%7[Dd]
        |\{(?<braces>[A-Za-z_][\w.\-]*(?:[:|][^{}"\r\n]*)?)\}
        |\#(?<cake>[A-Za-z]\w*)\#
        |\[(?<bracket>[A-Za-z][\w.]*)\]
        |%(?<percent>[A-Za-z]\w{2,})%
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
