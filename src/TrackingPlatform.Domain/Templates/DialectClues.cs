using System.Text.RegularExpressions;

namespace TrackingPlatform.Domain.Templates;

/// <summary>What an address and its placeholders give away about the platform they come from.</summary>
internal static partial class DialectClues
{
    private static readonly (string Part, TemplateDialect Dialect)[] Addresses =
    [
        ("go2cloud.org", TemplateDialect.Tune), ("/aff_lsr", TemplateDialect.Tune), ("/aff_goal", TemplateDialect.Tune), ("g2afse.com", TemplateDialect.Affise), ("affise.com", TemplateDialect.Affise),
        ("eftrackall", TemplateDialect.Everflow), ("everflow", TemplateDialect.Everflow), ("/p.ashx", TemplateDialect.Cake), ("cakemarketing", TemplateDialect.Cake), ("prf.hn", TemplateDialect.Partnerize),
        ("voluum", TemplateDialect.Voluum), ("/postback?cid=", TemplateDialect.Voluum), ("trackier", TemplateDialect.Trackier), ("/acquisition?", TemplateDialect.Trackier),
        ("scaleo", TemplateDialect.Scaleo), ("/track/conv", TemplateDialect.Scaleo), ("offer18", TemplateDialect.Offer18), ("impactradius", TemplateDialect.Impact),
    ];

    /// <summary>The platforms whose macros these can be, the likeliest first; none where they are our own or nobody's.</summary>
    public static IReadOnlyList<TemplateDialect> Candidates(string url, IReadOnlyList<ForeignMacro> macros)
    {
        var hint = Hint(url);
        if (macros.Any(macro => macro.Style == ForeignMacroStyle.DoublePercents))
        {
            return [TemplateDialect.Offerit];
        }

        if (macros.Any(macro => macro.Style == ForeignMacroStyle.Hashes))
        {
            return [TemplateDialect.Cake];
        }

        var names = macros.Where(macro => macro.Style is ForeignMacroStyle.Braces or ForeignMacroStyle.EncodedBraces).Select(macro => macro.Name).Distinct().ToList();
        if (names.Count == 0)
        {
            return macros.Count > 0 ? [TemplateDialect.AdNetwork] : hint is { } alone ? [alone] : [];
        }

        var strange = names.Where(name => MacroCatalogue.Find(name) is null).ToList();
        var scores = Enum.GetValues<TemplateDialect>()
            .Where(dialect => dialect is not (TemplateDialect.Cake or TemplateDialect.Offerit or TemplateDialect.AdNetwork))
            .Select(dialect => (
                Dialect: dialect,
                Strange: strange.Count(name => Knows(dialect, name)),
                Kept: strange.Count(name => DialectMacros.Find(dialect, name)?.Ours is not null),
                All: names.Count(name => Knows(dialect, name))))
            .Where(score => score.Strange > 0 || (strange.Count == 0 && score.Dialect == hint))
            .ToList();
        return scores.Count == 0 ? []
            : [.. scores.Where(score => score.Strange == scores.Max(other => other.Strange))
                .OrderByDescending(score => score.Dialect == hint).ThenByDescending(score => score.Kept).ThenByDescending(score => score.All).Select(score => score.Dialect)];
    }

    /// <summary>The platform that an address belongs to; null where it does not say.</summary>
    public static TemplateDialect? Hint(string url)
    {
        foreach (var (part, dialect) in Addresses)
        {
            if (url.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return dialect;
            }
        }

        return null;
    }

    /// <summary>Whether an address is where advertisers report to a platform, and not where a publisher listens.</summary>
    public static bool IsForAdvertisers(string url) => AdvertisersEnd().IsMatch(url);

    /// <summary>Whether values were percent-encoded twice.</summary>
    public static bool IsEncodedTwice(string url) => EncodedTwice().IsMatch(url);

    /// <summary>Whether a platform has a macro of this name, a function of one included.</summary>
    public static bool Knows(TemplateDialect dialect, string name) =>
        DialectMacros.Find(dialect, name) is not null
        || (dialect == TemplateDialect.Voluum && name.StartsWith("var:", StringComparison.OrdinalIgnoreCase))
        || (dialect == TemplateDialect.Scaleo && name.EndsWith("_hash", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"/aff_lsr\b|/aff_l\?|/aff_goal\b|/p\.ashx\b|//prf\.hn/|eftrackall\.com|/postback\?clickid=|/p\?mid=|/track/conv\b|[?&]nid=\d+&transaction_id=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AdvertisersEnd();

    [GeneratedRegex("%25[0-9A-F]{2}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EncodedTwice();
}
