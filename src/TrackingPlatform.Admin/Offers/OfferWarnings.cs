using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Offers;

/// <summary>What an offer may have, but should not without a thought.</summary>
internal static class OfferWarnings
{
    public static IReadOnlyList<FieldProblem> Of(Offer offer, IReadOnlyList<OfferEvent> events)
    {
        var warnings = new List<FieldProblem>();
        AddMacros("destination", offer.Destination, warnings);
        AddMacros("fallback_url", offer.FallbackUrl, warnings);
        if (!offer.Destination.Contains("{click_id", StringComparison.Ordinal))
        {
            warnings.Add(new FieldProblem("destination", "no_click_id", "The address hands no {click_id} to the advertiser, so its postbacks have nothing to name the click by."));
        }

        for (var index = 0; index < offer.LandingPages.Count; index++)
        {
            AddLanding($"landing_pages[{index}].url", offer.LandingPages[index], warnings);
        }

        for (var index = 0; index < events.Count; index++)
        {
            if (IsAbove(events[index].Payout, events[index].Revenue))
            {
                warnings.Add(new FieldProblem($"events[{index}].payout", "payout_above_revenue", $"The event {events[index].Name} pays the publisher more than the advertiser owes for it."));
            }

            AddCategories(index, events[index], warnings);
        }

        return warnings;
    }

    private static void AddCategories(int index, OfferEvent each, List<FieldProblem> warnings)
    {
        var named = each.Payout.Categories.Concat(each.Revenue.Categories).Select(category => category.Category).Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var category in named.Where(name => IsAbove(each.Payout.ForItemsOf(name), each.Revenue.ForItemsOf(name))))
        {
            warnings.Add(new FieldProblem(
                $"events[{index}].payout.categories", "payout_above_revenue", $"The event {each.Name} pays the publisher more for items of {category} than the advertiser owes for them."));
        }
    }

    // Fixed against percent depends on the sale, so only what holds for every sale is said.
    private static bool IsAbove(Price payout, Price revenue) =>
        payout.Amount >= revenue.Amount && payout.Percent >= revenue.Percent && (payout.Amount, payout.Percent) != (revenue.Amount, revenue.Percent);

    // A page of the agency's own leads on by itself.
    private static void AddLanding(string field, LandingPage page, List<FieldProblem> warnings)
    {
        AddMacros(field, page.Url, warnings);
        if (page.Kind == LandingPageKind.Destination && !page.Url.Contains("{click_id", StringComparison.Ordinal))
        {
            warnings.Add(new FieldProblem(field, "no_click_id", $"The landing page {page.Name} hands no {{click_id}} to the advertiser, so its postbacks have nothing to name the click by."));
        }
    }

    private static void AddMacros(string field, string? address, List<FieldProblem> warnings)
    {
        if (address is not null)
        {
            warnings.AddRange(DestinationUrl.Parse(address).Warnings.Select(warning => new FieldProblem(field, WireName<MacroProblemCode>.Of(warning.Code), warning.Message)));
        }
    }
}
