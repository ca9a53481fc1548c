namespace TrackingPlatform.Domain.Reporting;

/// <summary>
/// A publisher's postback address as it is shown without a sign-in: its host, and of its query what the reader is told elsewhere on the page. Anything else may
/// be a secret of the publisher, or a visitor's address or agent under a filter, so its value is masked.
/// </summary>
public static class SharedUrl
{
    /// <summary>Stands for what is not shown.</summary>
    public const string Mask = "•••";

    /// <summary>The address with what is not <paramref name="told"/> masked.</summary>
    /// <param name="url">Where a request went.</param>
    /// <param name="told">Values that are shown beside it.</param>
    public static string Of(string url, IReadOnlySet<string> told)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(told);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return Mask;
        }

        var origin = address.Scheme + "://" + address.Authority + (address.AbsolutePath == "/" ? "/" : "/" + Mask);
        return address.Query.Length > 1 ? $"{origin}?{string.Join('&', address.Query[1..].Split('&').Select(pair => Pair(pair, told)))}" : origin;
    }

    private static string Pair(string pair, IReadOnlySet<string> told) =>
        pair.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? $"{Name(pair[..at], told)}={Value(pair[(at + 1)..], told)}" : Value(pair, told);

    // A name can be a macro's value too; those that a person would write are short and in small letters.
    private static string Name(string name, IReadOnlySet<string> told) =>
        name.Length <= 40 && name.All(each => char.IsAsciiLetterLower(each) || char.IsAsciiDigit(each) || each is '_' or '-') && !name.All(char.IsAsciiDigit) ? name : Value(name, told);

    private static string Value(string value, IReadOnlySet<string> told) => value.Length == 0 || told.Contains(Plain(value)) ? value : Mask;

    private static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
