using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Domain.Offers;

/// <summary>Chooses what a conversion pays: the first rule in the event's order that fits, else the event's own payout.</summary>
public static class PayoutRules
{
    private const string Pays = "pays";

    /// <summary>Chooses.</summary>
    /// <param name="terms">The event and what is known of the conversion.</param>
    /// <param name="facts">The visitor and the sale; without a click nothing is known of the visitor.</param>
    /// <param name="occurredAt">When it happened.</param>
    /// <param name="tried">The rules in the order they were asked, each with what came of it.</param>
    public static (Price Price, PayoutRule? Rule) Choose(BookingTerms terms, in ClickFacts facts, DateTimeOffset occurredAt, out IReadOnlyList<RuleNote> tried)
    {
        var notes = new List<RuleNote>();
        tried = notes;
        foreach (var rule in terms.Event.PayoutRules)
        {
            var objection = Objection(rule, terms, facts, occurredAt);
            notes.Add(new RuleNote(NameOf(rule, notes.Count), objection ?? Pays));
            if (objection is null)
            {
                return (rule.Payout, rule);
            }
        }

        return (terms.Event.Payout, null);
    }

    /// <summary>What a rule is called in explanations: its name, or its place.</summary>
    public static string NameOf(PayoutRule rule, int index) => rule.Name ?? $"rule {index + 1}";

    private static string? Objection(PayoutRule rule, BookingTerms terms, in ClickFacts facts, DateTimeOffset occurredAt)
    {
        if (rule.Publishers.Count > 0 && !rule.Publishers.Contains(terms.Publisher))
        {
            return "other publishers";
        }

        if (occurredAt < rule.From)
        {
            return "not begun";
        }

        if (occurredAt >= rule.Until)
        {
            return "ended";
        }

        if (rule.When is { } when && ConditionCompiler.Compile(when, ConditionUse.Payout, out _)?.Holds(facts) is not true)
        {
            return "condition does not hold";
        }

        return rule.After is { } tier && terms.Volumes.GetValueOrDefault(tier.Span) is var volume && volume < tier.Reached
            ? $"{volume:0.####} of {tier.Reached:0.####} reached"
            : null;
    }
}
