using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>What would become of a postback, in the words of the API; money is a plain decimal as text.</summary>
/// <param name="Verdict">What became of it.</param>
/// <param name="Reason">Why, as a reason code.</param>
/// <param name="Detail">A sentence that says what to do.</param>
/// <param name="HttpStatus">The HTTP status it would be answered with.</param>
public sealed record Rehearsal(string Verdict, string? Reason, string? Detail, int HttpStatus)
{
    /// <summary>Always true, so that nobody takes it for a receipt.</summary>
    public bool DryRun { get; } = true;

    /// <summary>A booked conversion that it is about; null for one that would be new.</summary>
    public string? Conversion { get; init; }

    /// <summary>Which click would get it, and why.</summary>
    public AttributionExplanation? Attribution { get; init; }

    /// <summary>The conversion as it would stand; null where nothing would be booked or changed.</summary>
    public BookedState? Money { get; init; }

    /// <summary>The caps it would move.</summary>
    public IReadOnlyList<CapMoved> Caps { get; init; } = [];

    /// <summary>Whom it would be told, and why not.</summary>
    public IReadOnlyList<Told> Deliveries { get; init; } = [];

    /// <summary>A conversion as it would stand.</summary>
    /// <param name="Event">The event's name.</param>
    /// <param name="Publisher">Who would earn, by id.</param>
    /// <param name="Status">Its status.</param>
    /// <param name="Reason">Why it has it.</param>
    /// <param name="Currency">Of all amounts here.</param>
    /// <param name="Amount">The sale.</param>
    /// <param name="Sent">The sale as it was sent and the rate, where that is another currency.</param>
    /// <param name="Payout">What the publisher would get.</param>
    /// <param name="PayoutFormula">How that comes about.</param>
    /// <param name="PayoutRules">The rules asked, up to the one that pays.</param>
    /// <param name="Revenue">What the advertiser would owe.</param>
    /// <param name="RevenueFormula">How that comes about.</param>
    /// <param name="ReleaseAt">When it would be approved by itself.</param>
    public sealed record BookedState(
        string Event,
        string Publisher,
        string Status,
        string? Reason,
        string Currency,
        string? Amount,
        string? Sent,
        string Payout,
        string? PayoutFormula,
        IReadOnlyList<RuleNote> PayoutRules,
        string Revenue,
        string? RevenueFormula,
        DateTimeOffset? ReleaseAt)
    {
        /// <summary>What each category of items contributes to the payout; empty where it goes by none.</summary>
        public IReadOnlyList<CategoryPart> PayoutCategories { get; init; } = [];

        /// <summary>What each category of items contributes to the revenue; empty where it goes by none.</summary>
        public IReadOnlyList<CategoryPart> RevenueCategories { get; init; } = [];
    }

    /// <summary>One cap.</summary>
    /// <param name="Cap">Its key.</param>
    /// <param name="Publisher">Whose counter it is, where publishers are counted apart.</param>
    /// <param name="Before">Used before.</param>
    /// <param name="After">Used after.</param>
    /// <param name="Limit">The limit.</param>
    /// <param name="Refused">It had no room.</param>
    public sealed record CapMoved(string Cap, string? Publisher, string Before, string After, string Limit, bool Refused);

    /// <summary>One delivery.</summary>
    /// <param name="Template">The template, by id; null where the publisher has none.</param>
    /// <param name="State"><c>due</c> or <c>suppressed</c>.</param>
    /// <param name="Reason">Why it would not be sent.</param>
    /// <param name="Method">Of the request.</param>
    /// <param name="Url">With its macros filled in.</param>
    /// <param name="Body">The body, if any.</param>
    public sealed record Told(string? Template, string State, string? Reason, string? Method, string? Url, string? Body);
}
