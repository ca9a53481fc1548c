using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Edge.Privacy;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Says who clicked, from where and with what, and forgets the address: what leaves here is truncated, keyed or looked up.</summary>
internal sealed class VisitorReader(UserAgentCache agents, VisitorDayKeys keys, IAddressIntelligence addresses)
{
    public Visitor Read(HttpRequest request, CampaignSnapshot snapshot, TenantEntry tenant, DateOnly day, ref ClickFlags flags)
    {
        var address = request.HttpContext.Connection.RemoteIpAddress;
        var agentText = Cleaned(request.Headers.UserAgent, ClickLimits.UserAgent, ref flags);
        var agent = agents.Parse(agentText ?? string.Empty, Hints(request.Headers));
        if (agent.IsBot)
        {
            flags |= ClickFlags.Bot;
        }

        if (agent.IsPreview || IsFetchedAhead(request))
        {
            flags |= ClickFlags.Prefetch;
        }

        // The whole address: the truncated one is the first of its network and may lie elsewhere.
        var place = address is null ? default : addresses.Find(address);
        return new Visitor
        {
            Address = address is null ? null : AddressTruncation.Text(address),
            UserAgent = agentText,
            Key = address is null ? [] : VisitorKey.Of(keys.Of(snapshot, day), tenant.Id, day, address, agentText ?? string.Empty),
            Country = place.Country,
            Region = place.Region,
            City = place.City,
            Asn = place.Asn,
            Isp = place.Isp,
            Connection = place.Connection == ConnectionKind.Unknown ? null : WireName<ConnectionKind>.Of(place.Connection),
            Device = agent.Device.Name(),
            Brand = Known(agent.Brand),
            Os = Known(agent.Os),
            OsVersion = Known(agent.OsVersion),
            Browser = Known(agent.Browser),
            BrowserVersion = Known(agent.BrowserVersion),
            Language = FirstLanguage(request.Headers.AcceptLanguage, ref flags),
            Referrer = Origin(request.Headers.Referer),
        };
    }

    /// <summary>Whether nobody looks yet, as far as the request itself says.</summary>
    public static bool IsFetchedAhead(HttpRequest request) => HttpMethods.IsHead(request.Method) || IsPrefetch(request.Headers);

    /// <summary>The same visitor told apart by his cookie, which he is given when he brings none.</summary>
    public Visitor ByCookie(HttpContext context, CampaignSnapshot snapshot, TenantEntry tenant, DateOnly day, Visitor visitor, ref ClickFlags flags)
    {
        if (visitor.Key.Length != VisitorKey.Length)
        {
            return visitor;
        }

        var cookie = KeptCookies.Recognise(context, tenant, day, visitor.Key, out var isKnown);
        flags |= isKnown ? ClickFlags.Returning : ClickFlags.None;
        return isKnown ? visitor with { Key = cookie.KeyOf(keys.Of(snapshot, day), tenant.Id, day) } : visitor;
    }

    private static string? Known(string? part) => string.IsNullOrEmpty(part) ? null : part;

    private static ClientHints Hints(IHeaderDictionary headers) => new(
        headers["Sec-CH-UA"], headers["Sec-CH-UA-Mobile"], headers["Sec-CH-UA-Platform"], headers["Sec-CH-UA-Platform-Version"], headers["Sec-CH-UA-Model"]);

    private static bool IsPrefetch(IHeaderDictionary headers) =>
        PrefetchSigns.ArePresent(headers["Sec-Purpose"], headers["Purpose"], headers["X-Moz"]) || PrefetchSigns.ArePresent(null, headers["X-Purpose"], null);

    private static string? Cleaned(string? text, int limit, ref ClickFlags flags) => string.IsNullOrEmpty(text) ? null : TextCleaning.Clean(text, limit, ref flags);

    private static string? FirstLanguage(string? header, ref ClickFlags flags)
    {
        if (string.IsNullOrEmpty(header))
        {
            return null;
        }

        var first = header.AsSpan();
        var end = first.IndexOfAny(',', ';');
        return TextCleaning.Clean((end < 0 ? first : first[..end]).Trim(), 35, ref flags);
    }

    // Only where the visitor came from, never what he read there: paths and queries carry persons.
    private static string? Origin(string? referrer)
    {
        if (string.IsNullOrEmpty(referrer))
        {
            return null;
        }

        var start = referrer.IndexOf("://", StringComparison.Ordinal);
        if (start is < 1 or > 8)
        {
            return null;
        }

        var end = referrer.AsSpan(start + 3).IndexOfAny('/', '?', '#');
        var origin = end < 0 ? referrer : referrer[..(start + 3 + end)];
        return origin.Length <= 260 && !origin.Contains('@', StringComparison.Ordinal) && origin.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 ? origin : null;
    }
}
