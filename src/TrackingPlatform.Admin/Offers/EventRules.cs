using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Offers;

/// <summary>Reads how an event's conversions are taken and who is paid otherwise, and finds out whether the publishers named exist.</summary>
internal static class EventRules
{
    /// <summary>What <c>status</c> was called when it was the only one.</summary>
    private const string FirstDedupe = "txn_id";

    private static readonly TimeSpan ShortestWindow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(366);

    public static BookingRules Read(EventDraft draft, string field, DraftCheck check)
    {
        var rules = new BookingRules
        {
            Dedupe = draft.Dedupe == FirstDedupe ? DedupeMode.Status : check.Choice(field + ".dedupe", Given(draft.Dedupe), DedupeMode.Status),
            Hold = Duration(draft.Hold, field + ".hold", TimeSpan.FromSeconds(1), BookingRules.LongestHold, "PT1S (a second)", check),
            AttributionWindow = Duration(draft.AttributionWindow, field + ".attribution_window", ShortestWindow, LongestWindow, "PT1M (a minute)", check),
            IsVisible = draft.VisibleToPublisher is not false,
            LeastAmount = Amount(draft.MinAmount, field + ".min_amount", check),
            MostAmount = Amount(draft.MaxAmount, field + ".max_amount", check),
            TakesRevenue = draft.RevenueFromPostback is true,
            TakesPayout = draft.PayoutFromPostback is true,
        };
        if (rules.MostAmount < rules.LeastAmount)
        {
            check.Refuse(field + ".max_amount", "invalid", "The largest amount is not smaller than the smallest.");
        }

        return rules;
    }

    public static IReadOnlyList<PayoutRule> ReadPayouts(List<PayoutRuleDraft>? drafts, string field, DraftCheck check)
    {
        if (drafts is null or [])
        {
            return [];
        }

        var json = PayoutRuleDraft.ToJson(drafts);
        ConditionReading.PlainTexts(json, field, check);
        var rules = PayoutRuleJson.Read(json, out var problems);
        ConditionReading.Refuse(problems, path => field + path, check);
        return problems.Count == 0 ? rules : [];
    }

    /// <summary>Looks up the publishers whom payout rules name.</summary>
    public static async Task CheckPublishersAsync(Offer offer, TenantDbContext context, DraftCheck check, CancellationToken cancellationToken)
    {
        var events = offer.Events.Where(each => !each.IsRetired).ToList();
        var named = events.SelectMany(each => each.PayoutRules).SelectMany(rule => rule.Publishers).Distinct().ToList();
        if (named.Count == 0)
        {
            return;
        }

        var known = await context.Publishers.Where(row => named.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken);
        foreach (var (each, rule, index) in events.SelectMany(each => each.PayoutRules.Select((rule, index) => (each, rule, index))))
        {
            if (rule.Publishers.Any(publisher => !known.Contains(publisher)))
            {
                check.Unknown($"events[{each.Position}].payout_rules[{index}].publishers", "publisher", PublisherId.Prefix);
            }
        }
    }

    private static TimeSpan? Duration(string? text, string field, TimeSpan least, TimeSpan most, string from, DraftCheck check)
    {
        if (Given(text) is not { } given)
        {
            return null;
        }

        if (IsoDuration.TryParse(given, out var duration) && duration >= least && duration <= most)
        {
            return duration;
        }

        check.Refuse(field, "invalid", $"Write a duration of ISO 8601 from {from} to P366D, such as P30D; no months or years.");
        return null;
    }

    private static decimal? Amount(string? text, string field, DraftCheck check)
    {
        if (Given(text) is not { } given)
        {
            return null;
        }

        if (PlainDecimal.TryParse(given, out var amount) && amount >= 0m)
        {
            return amount;
        }

        check.Refuse(field, "invalid", "Write a plain decimal with a point and at most four decimals, such as \"10.00\", not negative.");
        return null;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
