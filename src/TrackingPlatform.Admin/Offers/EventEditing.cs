using TrackingPlatform.Admin.Amounts;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Offers;

/// <summary>Brings an offer's events into the state that drafts describe. Events are retired, never removed: conversions refer to them.</summary>
internal static class EventEditing
{
    public const string OnlyEventName = "conversion";

    private const int MostEvents = 50;
    private const int LongestName = 60;

    /// <param name="offer">The offer, with all its events.</param>
    /// <param name="drafts">Null leaves the events alone; a new offer then gets one without money.</param>
    /// <param name="check">Collects the problems.</param>
    /// <param name="now">The time of the change.</param>
    public static void Apply(Offer offer, List<EventDraft>? drafts, DraftCheck check, DateTimeOffset now)
    {
        if (offer.Events.Count == 0 && drafts is null or [])
        {
            offer.SetDefaultEvent(offer.AddEvent(OnlyEventName, now));
            return;
        }

        if (drafts is null)
        {
            return;
        }

        if (drafts.Count is 0 or > MostEvents)
        {
            check.Refuse("events", drafts.Count == 0 ? "required" : "invalid", $"An offer has 1 to {MostEvents} events; give it at least one.");
            return;
        }

        var chosen = Match(offer, drafts, check, now);
        if (check.HasProblems)
        {
            return;
        }

        foreach (var gone in offer.Events.Where(each => !chosen.Contains(each)))
        {
            gone.Retire(isRetired: true);
        }

        offer.SetDefaultEvent(chosen[Math.Max(0, drafts.FindIndex(draft => draft.Default is true))]);
    }

    private static List<OfferEvent> Match(Offer offer, List<EventDraft> drafts, DraftCheck check, DateTimeOffset now)
    {
        var names = drafts.ConvertAll(draft => draft.Name?.Trim() ?? string.Empty);
        var existing = offer.Events.ToList();
        var chosen = new List<OfferEvent>();
        for (var index = 0; index < drafts.Count; index++)
        {
            var (draft, field, name) = (drafts[index], $"events[{index}]", names[index]);
            Check(draft, field, name, check);
            if (name.Length > 0 && names.FindIndex(other => IsSame(other, name)) < index)
            {
                check.Refuse(field + ".name", "taken", "Another event of this offer has this name; names differ by more than their case.");
            }

            if (draft.Default is true && drafts.FindIndex(other => other.Default is true) < index)
            {
                check.Refuse(field + ".default", "invalid", "Only one event can be the default; an earlier one is already.");
            }

            var found = Find(existing, draft, field, name, check);
            if (found is not null && chosen.Contains(found))
            {
                check.Refuse(field + ".id", "taken", "This event stands in the list already.");
            }
            else if (!check.HasProblems)
            {
                chosen.Add(Write(found ?? offer.AddEvent(name, now), draft, name, index, check));
            }
        }

        return chosen;
    }

    private static OfferEvent? Find(List<OfferEvent> existing, EventDraft draft, string field, string name, DraftCheck check)
    {
        var named = existing.Find(each => IsSame(each.Name, name));
        if (draft.Id is null)
        {
            return named;
        }

        var meant = EntityId.TryParse<EventId>(draft.Id, out var id) ? existing.Find(each => each.Id == id) : null;
        if (meant is null)
        {
            check.Refuse(field + ".id", "unknown", "This offer has no event with this id; leave the id out to add one.");
        }
        else if (named is { IsRetired: true } && named != meant)
        {
            check.Refuse(field + ".name", "taken", "An event that was retired has this name; choose another, or leave the id out to bring that one back.");
        }

        return meant;
    }

    private static void Check(EventDraft draft, string field, string name, DraftCheck check)
    {
        check.NoOthers(draft.Others, field + ".");
        if (name.Length is 0 or > LongestName || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.'))
        {
            check.Refuse(field + ".name", name.Length == 0 ? "required" : "invalid", $"Name the event with 1 to {LongestName} letters, digits, dashes, dots or underscores, such as sale.");
        }

        EventRules.Read(draft, field, check);
        EventRules.ReadPayouts(draft.PayoutRules, field + ".payout_rules", check);
        CapReading.Read(draft.Caps, CapScope.Event, field + ".caps", check);
        PriceReading.Read(draft.Payout, field + ".payout", "the publisher gets", check);
        PriceReading.Read(draft.Revenue, field + ".revenue", "the advertiser owes", check);
        check.Choice(field + ".auto_status", draft.AutoStatus, ConversionStatus.Approved);
    }

    // Read again, now without problems.
    private static OfferEvent Write(OfferEvent each, EventDraft draft, string name, int position, DraftCheck check)
    {
        each.Describe(name, check.Choice("auto_status", draft.AutoStatus, ConversionStatus.Approved), position);
        each.SetPrices(PriceReading.Read(draft.Payout, "payout", string.Empty, check), PriceReading.Read(draft.Revenue, "revenue", string.Empty, check));
        each.TakeBy(EventRules.Read(draft, "events", check));
        each.PayBy(EventRules.ReadPayouts(draft.PayoutRules, "payout_rules", check));
        each.Limit(CapReading.Read(draft.Caps, CapScope.Event, "caps", check));
        each.Retire(isRetired: false);
        return each;
    }

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
