using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Reads what optimised routes are after, and finds out whether their offers can be compared.</summary>
internal static class OptimisationReading
{
    public static int Exploration(int? percent, int otherwise, string field, DraftCheck check)
    {
        if (percent is < 1 or > 100)
        {
            check.Refuse(field, "invalid", "Percent from 1 to 100: without any exploration an offer that had a bad start would never be tried again.");
            return otherwise;
        }

        return percent ?? otherwise;
    }

    /// <summary>Money of two currencies cannot be compared, so offers of an optimised route share one, unless conversions are counted.</summary>
    public static async Task CheckCurrenciesAsync(Campaign campaign, TenantDbContext context, DraftCheck check, CancellationToken cancellationToken)
    {
        if (check.HasProblems || campaign.Goal == OptimisationGoal.Conversions)
        {
            return;
        }

        var routes = Optimised(campaign).ToList();
        var ids = routes.SelectMany(route => route.Offers).Distinct().ToList();
        var currencies = await context.Offers.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Currency, cancellationToken);
        foreach (var (field, offers) in routes)
        {
            var different = offers.Where(currencies.ContainsKey).Select(offer => currencies[offer].Code).Distinct().ToList();
            if (different.Count > 1)
            {
                check.Refuse(field, "invalid", $"These offers earn in {string.Join(" and ", different)}, which cannot be compared. Give them routes of their own, or choose the goal conversions.");
            }
        }
    }

    private static IEnumerable<(string Field, IEnumerable<OfferId> Offers)> Optimised(Campaign campaign)
    {
        if (campaign.Rotation == Rotation.Optimised)
        {
            yield return ("offers", campaign.Offers.Select(share => share.OfferId));
        }

        for (var index = 0; index < campaign.Rules.Count; index++)
        {
            if (campaign.Rules[index].Then is RuleTarget.ToOffers { Choice.Rotation: Rotation.Optimised } target)
            {
                yield return ($"rules[{index}].then.offers", target.Shares.Select(share => share.Offer));
            }
        }
    }
}
