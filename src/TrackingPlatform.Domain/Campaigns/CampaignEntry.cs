using System.Collections.Immutable;
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
    /// <summary>Whether a rule or rotation asks what a visitor did before.</summary>
    public bool AsksHistory =>
        Route.Choice.PrefersUnseen
        || Rules.Any(rule => rule.Route is { Choice.PrefersUnseen: true } || (rule.When?.AsksHistory ?? false));
}
