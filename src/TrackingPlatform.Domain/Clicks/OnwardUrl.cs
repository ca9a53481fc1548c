using System.Text;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>What becomes of an offer's destination on the way: deep links in its place, unknown parameters behind it.</summary>
public static class OnwardUrl
{
    /// <summary>The name of the link's parameter that asks for a page of the advertiser's.</summary>
    public const string DeepLinkParameter = "url";

    /// <summary>Characters of a destination at the most; parameters beyond are left behind.</summary>
    public const int Longest = 8_000;

    /// <summary>Where a visitor goes in the end.</summary>
    /// <param name="offer">The offer decided for.</param>
    /// <param name="destination">The offer's own destination, macros filled in.</param>
    /// <param name="parameters">What the link carried.</param>
    /// <param name="isDeepLinkRefused">The link asked for a page that the offer does not allow.</param>
    public static string Of(OfferEntry offer, string destination, ClickParameters parameters, out bool isDeepLinkRefused)
    {
        isDeepLinkRefused = false;
        if (parameters.Others.Count == 0)
        {
            return destination;
        }

        if (parameters.Other(DeepLinkParameter) is { } asked)
        {
            var deepLink = DeepLink(offer, asked);
            isDeepLinkRefused = deepLink is null;
            destination = deepLink is null ? destination : WithQueryOf(deepLink, destination);
        }

        return offer.PassesParameters ? WithParameters(destination, parameters.Others) : destination;
    }

    /// <summary>The page that a link asks for, if the offer allows its host; null otherwise.</summary>
    /// <param name="offer">The offer decided for.</param>
    /// <param name="asked">The link's <c>url</c>.</param>
    public static string? DeepLink(OfferEntry offer, string? asked) =>
        asked is not null
        && offer.DeepLinkHosts.Count > 0
        && Uri.TryCreate(asked, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url.UserInfo.Length == 0
        && IsAllowed(offer, url.IdnHost)
            ? url.AbsoluteUri
            : null;

    /// <summary>Adds the query of the offer's own destination to a deep link, so that the click id and all else the advertiser needs travels along. What the deep link says itself stays.</summary>
    public static string WithQueryOf(string deepLink, string destination)
    {
        var query = QueryOf(destination);
        if (query.IsEmpty)
        {
            return deepLink;
        }

        var own = QueryOf(deepLink).ToString();
        var added = new StringBuilder();
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            var name = pair.IndexOf('=') is >= 0 and var equals ? pair[..equals] : pair;
            if (!pair.IsEmpty && !HasName(own, name))
            {
                added.Append('&').Append(pair);
            }
        }

        return Append(deepLink, added);
    }

    /// <summary>Adds parameters of the link that nobody here knows, percent-encoded.</summary>
    public static string WithParameters(string destination, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var added = new StringBuilder();
        foreach (var (name, value) in parameters)
        {
            if (name is DeepLinkParameter || name.StartsWith('_'))
            {
                continue;
            }

            var pair = $"&{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";
            if (destination.Length + added.Length + pair.Length <= Longest)
            {
                added.Append(pair);
            }
        }

        return Append(destination, added);
    }

    internal static bool IsAllowed(OfferEntry offer, string host)
    {
        if (offer.DeepLinkHosts.Contains(host))
        {
            return true;
        }

        for (var dot = host.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = host.IndexOf('.', dot + 1))
        {
            if (offer.DeepLinkHosts.Contains("*" + host[dot..]))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> QueryOf(string url)
    {
        var rest = url.AsSpan();
        rest = rest.IndexOf('#') is >= 0 and var hash ? rest[..hash] : rest;
        return rest.IndexOf('?') is >= 0 and var mark ? rest[(mark + 1)..] : [];
    }

    private static bool HasName(string query, ReadOnlySpan<char> name)
    {
        foreach (var range in query.AsSpan().Split('&'))
        {
            var pair = query.AsSpan()[range];
            if ((pair.IndexOf('=') is >= 0 and var equals ? pair[..equals] : pair).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // Pairs with & before each; in front of a fragment, behind a query.
    private static string Append(string url, StringBuilder pairs)
    {
        if (pairs.Length == 0)
        {
            return url;
        }

        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var (page, fragment) = hash < 0 ? (url, string.Empty) : (url[..hash], url[hash..]);
        if (!page.Contains('?', StringComparison.Ordinal))
        {
            pairs[0] = '?';
        }
        else if (page.EndsWith('?') || page.EndsWith('&'))
        {
            pairs.Remove(0, 1);
        }

        return string.Concat(page, pairs.ToString(), fragment);
    }
}
