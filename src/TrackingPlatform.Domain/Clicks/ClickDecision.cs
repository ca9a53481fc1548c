using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Where a visitor goes and why.</summary>
/// <param name="Verdict">Sent to an offer, or refused.</param>
/// <param name="Reason">The reason code of a refusal; null otherwise.</param>
/// <param name="Offer">The offer decided for or, with a refusal, the offer that was refused; null when there was none.</param>
/// <param name="Location">What to send the visitor to, with click macros; null shows the plain page.</param>
/// <param name="Trail">The steps of the decision as text; see <see cref="RoutingTrail"/>.</param>
/// <param name="Flags">What is remarkable about the way.</param>
public readonly record struct ClickDecision(ClickVerdict Verdict, string? Reason, OfferEntry? Offer, MacroTemplate? Location, string Trail, ClickFlags Flags = ClickFlags.None)
{
    /// <summary>The landing page in place of the offer's destination, or null.</summary>
    public LandingEntry? Landing { get; init; }

    /// <summary>The offers among which this one was chosen; null when it was asked for directly, or there is none.</summary>
    public RouteEntry? Route { get; init; }
}
