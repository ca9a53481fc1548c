using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Offers;

/// <summary>Reads caps out of drafts, and finds out whether the publishers they name exist.</summary>
internal static class CapReading
{
    /// <param name="drafts">Null and empty both mean no caps.</param>
    /// <param name="on">What they are on.</param>
    /// <param name="field">Where they stand in the request.</param>
    /// <param name="check">Collects the problems.</param>
    public static IReadOnlyList<Cap> Read(List<CapDraft>? drafts, CapScope on, string field, DraftCheck check)
    {
        if (drafts is null or [])
        {
            return [];
        }

        var json = CapDraft.ToJson(drafts);
        ConditionReading.PlainTexts(json, field, check);
        var caps = CapJson.Read(json, on, out var problems);
        ConditionReading.Refuse(problems, path => field + path, check);
        return problems.Count == 0 ? caps : [];
    }

    /// <summary>Looks up the publishers of an offer's caps and of its events'.</summary>
    public static async Task CheckPublishersAsync(Offer offer, TenantDbContext context, DraftCheck check, CancellationToken cancellationToken)
    {
        await CheckPublishersAsync(offer.Caps, "caps", context, check, cancellationToken);
        foreach (var each in offer.Events.Where(each => !each.IsRetired))
        {
            await CheckPublishersAsync(each.Caps, $"events[{each.Position}].caps", context, check, cancellationToken);
        }
    }

    public static async Task CheckPublishersAsync(IReadOnlyList<Cap> caps, string field, TenantDbContext context, DraftCheck check, CancellationToken cancellationToken)
    {
        var named = caps.Select(cap => cap.Publisher).OfType<PublisherId>().Distinct().ToList();
        if (named.Count == 0)
        {
            return;
        }

        var known = await context.Publishers.Where(row => named.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken);
        for (var index = 0; index < caps.Count; index++)
        {
            if (caps[index].Publisher is { } publisher && !known.Contains(publisher))
            {
                check.Unknown($"{field}[{index}].publisher", "publisher", PublisherId.Prefix);
            }
        }
    }
}
