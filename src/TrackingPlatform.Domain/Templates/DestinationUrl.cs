using System.Collections.Frozen;

namespace TrackingPlatform.Domain.Templates;

/// <summary>Where an offer sends its visitors: an absolute address whose host is fixed, with macros of the click after it.</summary>
public sealed class DestinationUrl
{
    private DestinationUrl(MacroTemplate template, string host)
    {
        Template = template;
        Host = host;
    }

    /// <summary>Schemes that open an app or its store page. Everything else that is not http or https is refused, <c>javascript:</c> first of all.</summary>
    public static FrozenSet<string> AppSchemes { get; } = FrozenSet.Create(StringComparer.Ordinal, "market", "itms", "itmss", "itms-apps", "itms-appss", "intent");

    /// <summary>The compiled template; render it to get the address of the redirect.</summary>
    public MacroTemplate Template { get; }

    /// <summary>The host in ASCII, lower case.</summary>
    public string Host { get; }

    /// <summary>Checks and compiles a destination. Warns of <c>http</c>.</summary>
    public static TemplateCheck<DestinationUrl> Parse(string text)
    {
        var problems = new List<MacroProblem>();
        var url = UrlTemplate.Parse(text.Trim(), MacroScope.Destination, problems);
        if (url is not null && url.Sample.Scheme is not ("https" or "http") && !AppSchemes.Contains(url.Sample.Scheme))
        {
            problems.Add(new(MacroProblemCode.Scheme, 0, $"Use https; of app schemes only {string.Join(", ", AppSchemes.Order(StringComparer.Ordinal))} are allowed."));
        }

        if (url is null || problems.Count > 0)
        {
            return TemplateCheck<DestinationUrl>.Refused(problems);
        }

        return TemplateCheck<DestinationUrl>.Accepted(new(url.Template, url.Host), UrlWarnings.Of(url.Sample));
    }
}
