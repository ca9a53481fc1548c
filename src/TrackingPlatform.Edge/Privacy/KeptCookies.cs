using System.Security.Cryptography;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Privacy;

namespace TrackingPlatform.Edge.Privacy;

/// <summary>
/// What is kept with visitors on the tracking host, where their tenant turned that on and they allow it. Each tenant has names of its own:
/// on a host that serves several none learns where else a visitor was.
/// </summary>
internal static class KeptCookies
{
    /// <summary>Carries a pass from the page before an offer to <c>/go</c>, and nowhere else.</summary>
    public const string PassName = "tp_go";

    private const int ClicksKept = 4;
    private const int IdLength = 26;
    private const char Between = '_';

    private static readonly TimeSpan ClickLifetime = TimeSpan.FromDays(90);

    /// <summary>Whether anything may be kept; a cookie of an earlier yes is taken back.</summary>
    public static bool Allow(HttpContext context, TenantEntry tenant, ClickParameters parameters)
    {
        if (!tenant.UsesVisitorCookie)
        {
            return false;
        }

        if (ConsentSigns.AllowStorage(parameters, context.Request.Headers["Sec-GPC"], tenant.RequiresConsent))
        {
            return true;
        }

        foreach (var name in new[] { VisitorName(tenant), ClicksName(tenant), PassName })
        {
            if (context.Request.Cookies.ContainsKey(name))
            {
                context.Response.Cookies.Delete(name, Options(context, null, name == PassName ? "/go" : "/"));
            }
        }

        return false;
    }

    /// <summary>The visitor's cookie, made and given when there is none; <paramref name="isKnown"/> when the visitor brought it.</summary>
    public static VisitorCookie Recognise(HttpContext context, TenantEntry tenant, DateOnly day, byte[] key, out bool isKnown)
    {
        var brought = VisitorCookie.Read(context.Request.Cookies[VisitorName(tenant)]);
        isKnown = brought is not null;
        var cookie = brought ?? new VisitorCookie(RandomNumberGenerator.GetBytes(VisitorCookie.IdLength), day, key);
        if (!isKnown)
        {
            context.Response.Cookies.Append(VisitorName(tenant), cookie.Write(), Options(context, VisitorCookie.Lifetime));
        }

        return cookie;
    }

    /// <summary>Keeps the click for the offer's pixel: the last of each offer, the youngest offers first.</summary>
    public static void KeepClick(HttpContext context, TenantEntry tenant, OfferId offer, ClickId click)
    {
        var own = Plain(offer);
        var others = Clicks(context, tenant).Where(each => !each.StartsWith(own, StringComparison.Ordinal)).Take(ClicksKept - 1);
        context.Response.Cookies.Append(ClicksName(tenant), string.Join(Between, others.Prepend(own + click)), Options(context, ClickLifetime));
    }

    /// <summary>The last click of an offer; null when none is kept.</summary>
    public static string? FindClick(HttpContext context, TenantEntry tenant, OfferId offer) =>
        Clicks(context, tenant).FirstOrDefault(each => each.StartsWith(Plain(offer), StringComparison.Ordinal))?[IdLength..];

    /// <summary>Keeps a pass for <c>/go</c>.</summary>
    public static void KeepPass(HttpContext context, string pass) => context.Response.Cookies.Append(PassName, pass, Options(context, ClickPass.Lifetime, "/go"));

    private static IEnumerable<string> Clicks(HttpContext context, TenantEntry tenant) =>
        (context.Request.Cookies[ClicksName(tenant)] ?? string.Empty).Split(Between).Where(each => each.Length == 2 * IdLength);

    private static string Plain(OfferId offer) => offer.ToString()[OfferId.Prefix.Length..];

    private static string VisitorName(TenantEntry tenant) => "tp_v_" + Tail(tenant);

    private static string ClicksName(TenantEntry tenant) => "tp_c_" + Tail(tenant);

    private static string Tail(TenantEntry tenant) => tenant.Id.ToString()[^10..];

    // Lax: sent when a visitor comes by a link, and by the pages of the tracking host's own domain; never by other people's pages.
    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime, string path = "/") =>
        new() { Path = path, MaxAge = lifetime, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps };
}
