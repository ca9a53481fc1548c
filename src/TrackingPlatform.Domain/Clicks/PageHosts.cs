using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Which pages may speak for an offer: those of its destination, its landing pages, and the hosts of its deep links.</summary>
public static class PageHosts
{
    /// <summary>Whether a page of this host may.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="host">The page's host in ASCII without a port; null when it is not known.</param>
    public static bool Allow(OfferEntry offer, string? host) =>
        !string.IsNullOrEmpty(host)
        && (IsAt(offer.Destination.Text, host)
            || (offer.Landing?.Pages.Any(page => IsAt(page.Url.Text, host)) ?? false)
            || OnwardUrl.IsAllowed(offer, host.ToLowerInvariant()));

    /// <summary>The host of a page by what its browser says of it; null when it says nothing that can be read.</summary>
    /// <param name="origin">The header <c>Origin</c>.</param>
    /// <param name="referrer">The header <c>Referer</c>, for want of the other.</param>
    public static string? Of(string? origin, string? referrer) =>
        Uri.TryCreate(string.IsNullOrEmpty(origin) ? referrer : origin, UriKind.Absolute, out var page) && (page.Scheme == Uri.UriSchemeHttps || page.Scheme == Uri.UriSchemeHttp)
            ? page.IdnHost
            : null;

    // A destination's host was checked when it was saved: in ASCII, without credentials, and no macro in it.
    private static bool IsAt(string url, string host)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var authority = url.AsSpan(start);
        authority = authority.IndexOfAny('/', '?', '#') is >= 0 and var end ? authority[..end] : authority;
        var name = authority.LastIndexOf(':') is >= 0 and var colon ? authority[..colon] : authority;
        return name.Equals(host, StringComparison.OrdinalIgnoreCase);
    }
}
