using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Templates;

/// <summary>Reads which conversions a template tells of.</summary>
internal static class TemplateSelection
{
    private const int MostOffers = 500;
    private const int MostLinks = 500;
    private const int MostEvents = 50;
    private const int LongestEvent = 60;

    public static async Task ApplyAsync(
        PostbackTemplate template, TemplateDraft draft, TenantDbContext context, DraftCheck check, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var offers = await OffersAsync(draft.Offers ?? [], context, check, cancellationToken);
        var events = Events(draft.Events ?? [], check);
        var statuses = Statuses(draft.Statuses, check);
        template.Select(offers, events, statuses, now);
        template.Narrow(
            await LinksAsync(draft.Links ?? [], template.PublisherId, context, check, cancellationToken),
            ConditionReading.Read(draft.Condition, "condition", check, ConditionUse.Postback),
            now);
        template.KeepBack(TemplateTiming.Delay(draft.Delay, check), now);
    }

    private static async Task<List<OfferId>> OffersAsync(List<string> given, TenantDbContext context, DraftCheck check, CancellationToken cancellationToken)
    {
        if (given.Count > MostOffers)
        {
            check.Refuse("offers", "invalid", $"At most {MostOffers} offers, please; leave the list empty to mean all.");
            return [];
        }

        var wanted = new List<(OfferId Id, string Field)>();
        for (var index = 0; index < given.Count; index++)
        {
            if (check.Id<OfferId>($"offers[{index}]", given[index], "offer") is { } id)
            {
                wanted.Add((id, $"offers[{index}]"));
            }
        }

        var ids = wanted.ConvertAll(each => each.Id);
        var found = await context.Offers.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken);
        foreach (var (_, field) in wanted.Where(each => !found.Contains(each.Id)))
        {
            check.Unknown(field, "offer", OfferId.Prefix);
        }

        return [.. ids.Distinct()];
    }

    private static async Task<List<LinkId>> LinksAsync(
        List<string> given, PublisherId publisher, TenantDbContext context, DraftCheck check, CancellationToken cancellationToken)
    {
        if (given.Count > MostLinks)
        {
            check.Refuse("links", "invalid", $"At most {MostLinks} links, please; leave the list empty to mean all.");
            return [];
        }

        var wanted = new List<(LinkId Id, string Field)>();
        for (var index = 0; index < given.Count; index++)
        {
            if (check.Id<LinkId>($"links[{index}]", given[index], "link") is { } id)
            {
                wanted.Add((id, $"links[{index}]"));
            }
        }

        var ids = wanted.ConvertAll(each => each.Id);
        var found = await context.Links.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.PublisherId, cancellationToken);
        foreach (var (id, field) in wanted)
        {
            if (!found.TryGetValue(id, out var owner))
            {
                check.Unknown(field, "link", LinkId.Prefix);
            }
            else if (owner != publisher)
            {
                check.Refuse(field, "invalid", "This link is another publisher's; choose links of the template's own publisher.");
            }
        }

        return [.. ids.Distinct()];
    }

    private static List<string> Events(List<string> given, DraftCheck check)
    {
        if (given.Count > MostEvents)
        {
            check.Refuse("events", "invalid", $"At most {MostEvents} events, please; leave the list empty to mean all.");
        }

        for (var index = 0; index < given.Count; index++)
        {
            var name = given[index].Trim();
            if (name.Length is 0 or > LongestEvent || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.'))
            {
                check.Refuse($"events[{index}]", "invalid", "Name an event as the offer names it, such as sale.");
            }
        }

        return [.. given.Select(name => name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static List<ConversionStatus> Statuses(List<string>? given, DraftCheck check)
    {
        if (given is null)
        {
            return [ConversionStatus.Approved];
        }

        if (given.Count == 0)
        {
            check.Refuse("statuses", "required", $"Choose at least one of {string.Join(", ", WireName<ConversionStatus>.All)}.");
        }

        return [.. given.Select((text, index) => check.Choice($"statuses[{index}]", text ?? string.Empty, ConversionStatus.Approved)).Distinct()];
    }
}
