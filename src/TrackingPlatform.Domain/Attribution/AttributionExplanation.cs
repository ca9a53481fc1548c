namespace TrackingPlatform.Domain.Attribution;

/// <summary>Why a conversion went to a click or a publisher: stored with the conversion, shown in its trace.</summary>
/// <param name="Model">
/// What decided: <c>click_id</c>, <c>coupon</c>, <c>user_id</c> or <c>publisher</c>, each named by the postback; <c>txn_id</c>: the transaction had its earner already.
/// </param>
/// <param name="WindowSeconds">The attribution window of the event, or else of the offer, at that time; null where there is no offer, or no click.</param>
/// <param name="Candidates">All that was looked at, in the order it was.</param>
/// <param name="Winner">The click that won, as text, or without one the publisher; null when none did.</param>
/// <param name="Why">A sentence for people.</param>
public sealed record AttributionExplanation(
    string Model, long? WindowSeconds, IReadOnlyList<AttributionCandidate> Candidates, string? Winner, string Why);
