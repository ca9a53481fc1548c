using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Conditions in words, for trails, lists and the simulator.</summary>
public static class ConditionWords
{
    private const int MostNamed = 5;

    /// <summary>A whole condition: <c>country is DE and (device is mobile or device is tablet)</c>.</summary>
    public static string Of(Condition condition) => condition switch
    {
        Condition.All all => Joined(all.Parts, " and "),
        Condition.Any any => Joined(any.Parts, " or "),
        Condition.Not not => not.Part is Condition.Test ? $"not {Of(not.Part)}" : $"not ({Of(not.Part)})",
        Condition.Test test => Of(test),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>One test; a long list of values is cut.</summary>
    public static string Of(Condition.Test test)
    {
        var field = test.Name is { } name ? $"{{{name}}}" : WireName<ConditionField>.Of(test.Field).Replace('_', ' ');
        var values = test.Operator == ConditionOperator.Between && test.Values is [var from, var until]
            ? $"{from} and {until}"
            : string.Join(", ", test.Values.Take(MostNamed).Select(value => value.Length == 0 ? "nothing" : value));
        var rest = test.Values.Count > MostNamed ? $" and {test.Values.Count - MostNamed} more" : string.Empty;
        var zone = test.TimeZone is { } id ? $" ({id})" : string.Empty;
        return $"{field} {WireName<ConditionOperator>.Of(test.Operator).Replace('_', ' ')} {values}{rest}{zone}";
    }

    private static string Joined(IReadOnlyList<Condition> parts, string word) => parts.Count == 0
        ? "always"
        : string.Join(word, parts.Select(part => part is Condition.All { Parts.Count: > 1 } or Condition.Any { Parts.Count: > 1 } ? $"({Of(part)})" : Of(part)));
}
