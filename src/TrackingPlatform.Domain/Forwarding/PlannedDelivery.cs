using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>A delivery as it is written with the conversion's change.</summary>
/// <param name="Id">The delivery.</param>
/// <param name="Template">What it sends; null when the publisher has no template at all.</param>
/// <param name="SuppressedBy">Why it is never sent; null when it is due.</param>
/// <param name="Values">The macro values it is sent with; null when it is never sent.</param>
public sealed record PlannedDelivery(DeliveryId Id, TemplatePlan? Template, Suppression? SuppressedBy, FrozenMacroValues? Values);
