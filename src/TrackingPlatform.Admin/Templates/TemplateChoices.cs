using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Templates;

/// <summary>What a template can be narrowed to: offers, the names of their events, and the publisher's links.</summary>
public sealed record TemplateChoices(IReadOnlyList<FilterOption> Offers, IReadOnlyList<FilterOption> Events, IReadOnlyList<FilterOption> Links)
{
    public static TemplateChoices None { get; } = new([], [], []);

    /// <param name="offers">The offers there are.</param>
    /// <param name="links">The links there are.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="draft">What it names already stays on offer, though it may be archived or gone.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<TemplateChoices> ReadAsync(OfferCatalog offers, LinkCatalog links, Actor actor, TemplateDraft draft, CancellationToken cancellationToken)
    {
        var all = await GridLists.ReadAllAsync(list => offers.ListAsync(actor, list, cancellationToken));
        var chosen = (draft.Offers ?? []).Where(id => all.All(offer => offer.Id.ToString() != id));
        var events = all.SelectMany(offer => offer.Events).Select(each => each.Name).Concat(draft.Events ?? []).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);
        return new TemplateChoices(
            [.. all.Select(offer => new FilterOption(offer.Id.ToString(), offer.Name)), .. chosen.Select(id => new FilterOption(id, id))],
            [.. events.Select(name => new FilterOption(name, name))],
            await LinksAsync(links, actor, draft, cancellationToken));
    }

    /// <summary>The links of the publisher that a template is for; none before one is chosen.</summary>
    public static async Task<IReadOnlyList<FilterOption>> LinksAsync(LinkCatalog links, Actor actor, TemplateDraft draft, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(draft.Publisher))
        {
            return [];
        }

        var filter = new Dictionary<string, string> { ["publisher"] = draft.Publisher };
        var all = await GridLists.ReadAllAsync(list => links.ListAsync(actor, list with { Sort = "code", Filters = filter }, cancellationToken));
        var chosen = (draft.Links ?? []).Where(id => all.All(link => link.Id.ToString() != id));
        return [.. all.Select(link => new FilterOption(link.Id.ToString(), $"{link.Code} ({link.CampaignName})")), .. chosen.Select(id => new FilterOption(id, id))];
    }
}
