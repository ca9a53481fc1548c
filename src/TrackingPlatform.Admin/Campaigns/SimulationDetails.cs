using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Where an imagined visitor would go, and why. Nothing was recorded.</summary>
/// <param name="Reason">The reason code of a refusal; null otherwise.</param>
/// <param name="Offer">The offer decided for or refused; of several open ones, one of them.</param>
/// <param name="Destination">Where he would land, with a click id that no click has; null shows the plain page.</param>
/// <param name="Redirect">How he would be sent on.</param>
/// <param name="Flags">What would be marked at the click.</param>
/// <param name="Steps">What was looked at, in order.</param>
/// <param name="Shares">All offers that take turns for such visitors; empty for a refusal.</param>
/// <param name="At">The moment that was imagined.</param>
/// <param name="Version">The version of the settings that decided.</param>
public sealed record SimulationDetails(
    ClickVerdict Verdict,
    string? Reason,
    OfferId? Offer,
    string? OfferName,
    string? Destination,
    RedirectKind Redirect,
    IReadOnlyList<string> Flags,
    IReadOnlyList<RoutingStep> Steps,
    IReadOnlyList<SimulationShare> Shares,
    DateTimeOffset At,
    long Version)
{
    /// <summary>The landing page that he would be shown in place of the destination, one of several that take turns.</summary>
    public LandingPageId? LandingPage { get; init; }

    public string? LandingPageName { get; init; }
}
