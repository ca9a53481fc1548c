using System.Net;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Domain.Templates;

/// <summary>Where a publisher is told: an http or https address whose host and port are fixed, with macros after it.</summary>
public sealed class PostbackUrl
{
    private static readonly int[] Ports = [80, 443, 8080, 8443];

    private PostbackUrl(MacroTemplate template, string host, int port)
    {
        Template = template;
        Host = host;
        Port = port;
    }

    /// <summary>The compiled template.</summary>
    public MacroTemplate Template { get; }

    /// <summary>The host in ASCII, lower case.</summary>
    public string Host { get; }

    /// <summary>The port, also when it is the scheme's own.</summary>
    public int Port { get; }

    /// <summary>Scheme, host and port: what the circuit breaker and the fair queue count as one endpoint.</summary>
    public string Endpoint => Template.Text[..UrlPlacement.AuthorityEnd(Template.Text)!.Value]; // the template has an authority, or it would not be here

    /// <summary>Whether a postback may go to this port when the limits are not lifted.</summary>
    public static bool IsPortAllowed(int port) => Ports.Contains(port);

    /// <summary>Checks and compiles an address. Warns of <c>http</c>.</summary>
    /// <param name="text">The address as written.</param>
    /// <param name="allowPrivateNetworks">The installation's switch that lifts the limits on address and port.</param>
    /// <remarks>An address spelt out as private is refused here to tell its author early; what protects the network is the check of what is dialled.</remarks>
    public static TemplateCheck<PostbackUrl> Parse(string text, bool allowPrivateNetworks)
    {
        var problems = new List<MacroProblem>();
        var url = UrlTemplate.Parse(text.Trim(), MacroScope.Postback, problems);
        if (url is not null)
        {
            Check(url, allowPrivateNetworks, problems);
        }

        return url is null || problems.Count > 0
            ? TemplateCheck<PostbackUrl>.Refused(problems)
            : TemplateCheck<PostbackUrl>.Accepted(new(url.Template, url.Host, url.Sample.Port), UrlWarnings.Of(url.Sample));
    }

    private static void Check(UrlTemplate url, bool allowPrivateNetworks, List<MacroProblem> problems)
    {
        if (url.Sample.Scheme is not ("https" or "http"))
        {
            problems.Add(new(MacroProblemCode.Scheme, 0, "A postback goes to https, or to http where the other side has nothing better."));
            return;
        }

        if (allowPrivateNetworks)
        {
            return;
        }

        if (!IsPortAllowed(url.Sample.Port))
        {
            problems.Add(new(MacroProblemCode.Port, 0, $"Port {url.Sample.Port} is not allowed; use {string.Join(", ", Ports)}."));
        }

        var host = url.Host.Trim('[', ']').TrimEnd('.');
        var isPrivate = IPAddress.TryParse(host, out var address)
            ? !PublicAddress.IsPublic(address)
            : host is "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal);
        if (isPrivate)
        {
            problems.Add(new(MacroProblemCode.PrivateAddress, 0, $"{url.Host} is not a public address; a postback goes to one that is."));
        }
    }
}
