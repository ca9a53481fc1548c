using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>Puts the parameters of another platform's postback under our names.</summary>
public static class DialectTranslation
{
    // Those that a tenant adds to another platform's URL.
    private static readonly string[] Added = [PostbackFields.Advertiser, PostbackFields.Token, "dry_run"];

    /// <summary>
    /// Translates names, and statuses. Events are ids of the other platform still. A parameter that has one of our names but means something
    /// else there is kept behind the platform's name, so that it is never taken for ours. Of several secrets ours counts, and the others are left out.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Translate(PostbackDialect dialect, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var terms = DialectTable.Of(dialect);
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (ours, theirs) in terms.Fields)
        {
            if (theirs.FirstOrDefault(name => IsGiven(parameters, name)) is { } name)
            {
                names[name] = ours;
            }
        }

        foreach (var name in Added)
        {
            names[name] = name;
        }

        if (terms.Token is { } secret && !IsGiven(parameters, PostbackFields.Token))
        {
            names[secret] = PostbackFields.Token;
        }

        return [.. parameters.Where(parameter => names.ContainsKey(parameter.Key) || !DialectTable.Tokens.Contains(parameter.Key)).Select(parameter => Rename(dialect, terms, names, parameter))];
    }

    /// <summary>The prices that were sent and are not applied.</summary>
    public static IEnumerable<string> IgnoredPrices(PostbackDialect dialect, IReadOnlyList<KeyValuePair<string, string>> parameters) =>
        DialectTable.Of(dialect).Prices.Where(name => IsGiven(parameters, name));

    private static KeyValuePair<string, string> Rename(
        PostbackDialect dialect, DialectTerms terms, Dictionary<string, string> names, KeyValuePair<string, string> parameter)
    {
        var (name, value) = (parameter.Key, parameter.Value);
        if (names.TryGetValue(name, out var ours))
        {
            return new(ours, ours == "status" ? terms.Statuses.GetValueOrDefault(value.Trim(), value) : value);
        }

        var lower = name.ToLowerInvariant();
        return PostbackFields.IsKnown(lower) ? new($"{WireName<PostbackDialect>.Of(dialect)}_{lower}", value) : parameter;
    }

    private static bool IsGiven(IReadOnlyList<KeyValuePair<string, string>> parameters, string name) =>
        parameters.Any(parameter => string.Equals(parameter.Key, name, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(parameter.Value));
}
