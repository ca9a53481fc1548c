using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Offers;

/// <summary>Reads landing pages out of drafts. A page keeps its id, since links ask for it and clicks tell of it.</summary>
internal static class LandingPageReading
{
    private const int LongestName = 120;

    /// <param name="drafts">All the offer's pages. Null and empty both mean none.</param>
    /// <param name="existing">The pages the offer has.</param>
    /// <param name="check">Collects the problems.</param>
    /// <param name="now">The time of the change.</param>
    public static IReadOnlyList<LandingPage> Read(List<LandingPageDraft>? drafts, IReadOnlyList<LandingPage> existing, DraftCheck check, DateTimeOffset now)
    {
        if (drafts is null or [])
        {
            return [];
        }

        if (drafts.Count > LandingPage.Most)
        {
            check.Refuse("landing_pages", "invalid", $"An offer has at most {LandingPage.Most} landing pages.");
            return [];
        }

        var pages = new List<LandingPage>();
        for (var index = 0; index < drafts.Count; index++)
        {
            var (draft, field) = (drafts[index], $"landing_pages[{index}]");
            check.NoOthers(draft.Others, field + ".");
            var page = Page(draft, existing, field, check, now);
            if (pages.Exists(other => string.Equals(other.Name, page.Name, StringComparison.OrdinalIgnoreCase)))
            {
                check.Refuse(field + ".name", "taken", "Another landing page of this offer has this name.");
            }

            if (pages.Exists(other => other.Id == page.Id))
            {
                check.Refuse(field + ".id", "taken", "This landing page stands in the list already.");
            }

            pages.Add(page);
        }

        return pages;
    }

    private static LandingPage Page(LandingPageDraft draft, IReadOnlyList<LandingPage> existing, string field, DraftCheck check, DateTimeOffset now)
    {
        var name = check.Text(field + ".name", draft.Name, LongestName) ?? string.Empty;
        if (name.Length == 0)
        {
            check.Refuse(field + ".name", "required", $"Give the page a name of 1 to {LongestName} characters.");
        }

        if (string.IsNullOrWhiteSpace(draft.Url))
        {
            check.Refuse(field + ".url", "required", "Say where visitors go: an address such as https://pages.example/quiz.");
        }

        if (draft.Weight is < 0 or > LandingPage.MostWeight)
        {
            check.Refuse(field + ".weight", "invalid", $"A weight is a whole number up to {LandingPage.MostWeight}; with 0 only links that ask for the page show it.");
        }

        return new LandingPage(
            Id(draft, name, existing, field, check) ?? LandingPageId.New(now),
            name,
            check.Destination(field + ".url", draft.Url) ?? string.Empty,
            check.Choice(field + ".kind", draft.Kind, LandingPageKind.Destination),
            draft.Weight ?? LandingPage.UsualWeight,
            check.Choice(field + ".status", draft.Status, EntityStatus.Active));
    }

    private static LandingPageId? Id(LandingPageDraft draft, string name, IReadOnlyList<LandingPage> existing, string field, DraftCheck check)
    {
        if (draft.Id is null)
        {
            return existing.FirstOrDefault(page => string.Equals(page.Name, name, StringComparison.OrdinalIgnoreCase))?.Id;
        }

        if (EntityId.TryParse<LandingPageId>(draft.Id, out var id) && existing.Any(page => page.Id == id))
        {
            return id;
        }

        check.Refuse(field + ".id", "unknown", "This offer has no landing page with this id; leave the id out to add one.");
        return null;
    }
}
