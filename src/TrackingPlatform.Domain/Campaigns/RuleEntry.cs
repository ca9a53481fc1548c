using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>A rule ready to be asked. Exactly one of route, address and refusal is given.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="When">What must hold; null always holds.</param>
/// <param name="Route">The offers it leads to.</param>
/// <param name="Url">The address it leads to.</param>
/// <param name="Refusal">The reason it refuses with.</param>
/// <param name="Fallback">Where a visitor goes who may go to none of its offers; null follows offer, campaign and tenant.</param>
public sealed record RuleEntry(string Name, CompiledCondition? When, RouteEntry? Route, MacroTemplate? Url, string? Refusal, MacroTemplate? Fallback);
