namespace TrackingPlatform.Domain.Templates;

/// <summary>What destinations and postback addresses have in common: a checked authority, written in its normal form, then the template.</summary>
internal sealed record UrlTemplate(MacroTemplate Template, Uri Sample, string Host)
{
    public static UrlTemplate? Parse(string text, MacroScope scope, List<MacroProblem> problems)
    {
        var check = MacroTemplate.Parse(text, TemplateKind.Url, scope);
        if (check.Value is null)
        {
            problems.AddRange(check.Problems);
            return null;
        }

        var authorityEnd = UrlPlacement.AuthorityEnd(text)!.Value; // the template parsed, so there is one
        if (text.AsSpan(0, authorityEnd).Contains('@'))
        {
            problems.Add(new(MacroProblemCode.Credentials, 0, "Leave user name and password out of the address."));
            return null;
        }

        if (text.AsSpan(0, authorityEnd).ContainsAny(" \u00A0\u3000")
            || !Uri.TryCreate(text[..authorityEnd] + "/", UriKind.Absolute, out var sample)
            || sample.AbsolutePath != "/"
            || AsciiHost(sample) is not { } host)
        {
            problems.Add(new(MacroProblemCode.Host, 0, "The host or port is not a valid one."));
            return null;
        }

        var authority = sample.IsDefaultPort ? $"{sample.Scheme}://{host}" : $"{sample.Scheme}://{host}:{sample.Port}";
        var rest = text[authorityEnd..];
        var needsSlash = sample.Scheme is "http" or "https" && !rest.StartsWith('/');
        var normal = MacroTemplate.Parse(authority + (needsSlash ? "/" : "") + rest, TemplateKind.Url, scope);
        problems.AddRange(normal.Problems);
        return normal.Value is null ? null : new UrlTemplate(normal.Value, sample, host);
    }

    // IdnHost turns ①②⑦ into 127 and umlauts into punycode; read a second time, 127 becomes 0.0.0.127.
    // So what is checked and stored is what will be contacted.
    private static string? AsciiHost(Uri sample)
    {
        try
        {
            return Uri.TryCreate($"{sample.Scheme}://{Bracketed(sample)}/", UriKind.Absolute, out var ascii)
                && Bracketed(ascii) is { Length: > 0 } host
                && host.All(char.IsAscii)
                    ? host
                    : null;
        }
        catch (UriFormatException)
        {
            // Uri parses some hosts that have no IDN form, and says so only when asked for it.
            return null;
        }
    }

    private static string Bracketed(Uri uri) => uri.HostNameType == UriHostNameType.IPv6 ? $"[{uri.IdnHost.Trim('[', ']')}]" : uri.IdnHost;
}
