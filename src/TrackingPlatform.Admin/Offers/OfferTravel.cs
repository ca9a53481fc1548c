using System.Globalization;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Admin.Offers;

/// <summary>Brings into the state that drafts describe whose visitors an offer takes and how they travel on.</summary>
internal static class OfferTravel
{
    private const int MostHosts = 100;
    private const string Below = "*.";

    /// <param name="offer">The offer.</param>
    /// <param name="draft">Absent targeting and hosts mean none; what else is absent stays.</param>
    /// <param name="check">Collects the problems.</param>
    /// <param name="now">The time of the change.</param>
    public static void Apply(Offer offer, OfferDraft draft, DraftCheck check, DateTimeOffset now)
    {
        offer.Target(
            ConditionReading.Read(draft.Targeting, "targeting", check),
            draft.TargetingSoft ?? offer.IsTargetingSoft,
            check.Choice("visibility", draft.Visibility, offer.Visibility),
            now);
        offer.SendBy(
            check.Choice("redirect", draft.Redirect, offer.Redirect), draft.PassParameters ?? offer.PassesParameters, Hosts(draft.DeepLinkHosts ?? [], check), now);
    }

    private static List<string> Hosts(List<string> given, DraftCheck check)
    {
        if (given.Count > MostHosts)
        {
            check.Refuse("deep_link_hosts", "invalid", $"At most {MostHosts} hosts; *.shop.example stands for all below shop.example.");
        }

        var hosts = new List<string>();
        for (var index = 0; index < given.Count; index++)
        {
            if (Host(given[index].Trim()) is not { } host)
            {
                check.Refuse($"deep_link_hosts[{index}]", "invalid", "The host alone, such as shop.example, or *.shop.example for all below it.");
            }
            else if (!hosts.Contains(host))
            {
                hosts.Add(host);
            }
        }

        return hosts;
    }

    // In the form in which the router compares: ASCII, lower case. One name alone, such as a whole top-level domain, is nobody's shop.
    private static string? Host(string text)
    {
        var isBelow = text.StartsWith(Below, StringComparison.Ordinal);
        var name = isBelow ? text[Below.Length..] : text;
        if (Uri.CheckHostName(name) != UriHostNameType.Dns || !name.Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var ascii = new IdnMapping().GetAscii(name).ToLowerInvariant();
            return isBelow ? Below + ascii : ascii;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
