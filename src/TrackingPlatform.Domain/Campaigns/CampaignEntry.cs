using System.Collections.Frozen;
using System.Collections.Immutable;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What routing may know of a campaign.</summary>
/// <param name="Tenant">Whose campaign it is.</param>
/// <param name="Id">The campaign.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Status">Whether it takes part.</param>
/// <param name="Fallback">Where a visitor goes who may go to none of its offers, or null.</param>
/// <param name="Rules">Its rules in order; paused ones are left out.</param>
/// <param name="Route">Its own offers, for visitors whom no rule takes.</param>
public sealed record CampaignEntry(
    TenantEntry Tenant, CampaignId Id, string Name, EntityStatus Status, MacroTemplate? Fallback, ImmutableArray<RuleEntry> Rules, RouteEntry Route)
{
    /// <summary>Caps of its offers together with its own; offers that are not named here have none but theirs. Empty where the campaign has no cap.</summary>
    public FrozenDictionary<OfferId, ImmutableArray<BoundCap>> OfferCaps { get; init; } = FrozenDictionary<OfferId, ImmutableArray<BoundCap>>.Empty;

    /// <summary>What its optimised routes have learnt; their weights follow from it already.</summary>
    public EarnedShares Earned { get; init; } = EarnedShares.None;

    /// <summary>All offers that it may lead to, some perhaps more than once.</summary>
    public IEnumerable<OfferEntry> Offers => Rules.Select(rule => rule.Route).OfType<RouteEntry>().Prepend(Route).SelectMany(route => route.Offers).Select(share => share.Offer);

    /// <summary>The caps that a visitor falls under who is sent to an offer through this campaign.</summary>
    public ImmutableArray<BoundCap> CapsOf(OfferEntry offer) => OfferCaps.TryGetValue(offer.Id, out var caps) ? caps : offer.Caps;

    /// <summary>Whether a rule or rotation asks what a visitor did before.</summary>
    public bool AsksHistory =>
        Route.Choice.PrefersUnseen
        || Rules.Any(rule => rule.Route is { Choice.PrefersUnseen: true } || (rule.When?.AsksHistory ?? false));
}
