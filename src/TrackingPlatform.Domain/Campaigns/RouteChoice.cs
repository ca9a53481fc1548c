namespace TrackingPlatform.Domain.Campaigns;

/// <summary>How one of a route's offers is chosen for a visitor.</summary>
/// <param name="Rotation">By weight, order or earnings.</param>
/// <param name="IsSticky">A visitor known by the day's key stays with the same offer, as long as the offers stay the same.</param>
/// <param name="PrefersUnseen">Offers that the visitor has not seen go first.</param>
public readonly record struct RouteChoice(Rotation Rotation, bool IsSticky, bool PrefersUnseen);
