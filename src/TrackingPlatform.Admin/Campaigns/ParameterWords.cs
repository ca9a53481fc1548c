using System.Collections.Immutable;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>What the parameters of a link are for, in the words of the publisher who fills them.</summary>
internal static class ParameterWords
{
    public static ImmutableArray<(string Name, string Meaning)> All { get; } = [.. LinkParameters.Known.OrderBy(name => name is not "click_ref").ThenBy(name => name is not "source").Select(name => (name, Meaning(name)))];

    private static string Meaning(string name) => name switch
    {
        "click_ref" => "The publisher's own id of the click; handed back in postbacks as {click_ref}.",
        "source" => "Where the traffic comes from, such as a placement; reports can be split by it.",
        "creative" => "Which banner or text the visitor saw.",
        "landing" => "Which landing page is wanted, where the offer has several.",
        "cost" => "What the click cost, with a point.",
        _ => $"A value of the publisher's choice; handed back in postbacks as {{{name}}}, and reports can be split by it.",
    };
}
