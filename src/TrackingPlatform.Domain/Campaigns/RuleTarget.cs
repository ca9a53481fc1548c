using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Where a rule leads.</summary>
public abstract record RuleTarget
{
    private RuleTarget() { }

    /// <summary>To one of some offers.</summary>
    /// <param name="Shares">1 to 50 offers, each once, with weights of 0 to 1,000,000.</param>
    /// <param name="Choice">How one is chosen.</param>
    /// <param name="FallbackUrl">Where a visitor goes who may go to none of them; null follows offer, campaign and tenant.</param>
    public sealed record ToOffers(IReadOnlyList<(OfferId Offer, int Weight)> Shares, RouteChoice Choice, string? FallbackUrl) : RuleTarget;

    /// <summary>To an address that is no offer; the click is refused with <c>forwarded_by_rule</c>.</summary>
    /// <param name="Url">With click macros.</param>
    public sealed record ToUrl(string Url) : RuleTarget;

    /// <summary>Nowhere: the click is refused and follows the fallbacks.</summary>
    /// <param name="Reason">A reason code of clicks.</param>
    public sealed record Refusal(string Reason) : RuleTarget;
}
