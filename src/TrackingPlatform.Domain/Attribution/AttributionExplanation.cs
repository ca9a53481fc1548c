namespace TrackingPlatform.Domain.Attribution;

/// <summary>Why a conversion went to a click: stored with the conversion, shown in its trace.</summary>
/// <param name="Model">How clicks were looked for; <c>click_id</c>: the postback named its click.</param>
/// <param name="WindowSeconds">The attribution window of the event, or else of the offer, at that time; null where the click has no offer.</param>
/// <param name="Candidates">The clicks looked at.</param>
/// <param name="Winner">The click that won, as text; null when none did.</param>
/// <param name="Why">A sentence for people.</param>
public sealed record AttributionExplanation(
    string Model, long? WindowSeconds, IReadOnlyList<AttributionCandidate> Candidates, string? Winner, string Why);
