using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Templates;

/// <summary>What a template can be narrowed to: offers, and the names of their events.</summary>
internal sealed record TemplateChoices(IReadOnlyList<FilterOption> Offers, IReadOnlyList<FilterOption> Events)
{
    public static TemplateChoices None { get; } = new([], []);

    /// <param name="offers">The offers there are.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="draft">What it names already stays on offer, though it may be archived or gone.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<TemplateChoices> ReadAsync(OfferCatalog offers, Actor actor, TemplateDraft draft, CancellationToken cancellationToken)
    {
        var all = await GridLists.ReadAllAsync(list => offers.ListAsync(actor, list, cancellationToken));
        var chosen = (draft.Offers ?? []).Where(id => all.All(offer => offer.Id.ToString() != id));
        var events = all.SelectMany(offer => offer.Events).Select(each => each.Name).Concat(draft.Events ?? []).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);
        return new TemplateChoices(
            [.. all.Select(offer => new FilterOption(offer.Id.ToString(), offer.Name)), .. chosen.Select(id => new FilterOption(id, id))],
            [.. events.Select(name => new FilterOption(name, name))]);
    }
}
