namespace TrackingPlatform.Domain.Offers;

/// <summary>How far a counter has come.</summary>
/// <param name="Counter">The counter.</param>
/// <param name="Used">What is used; not more than the limit unless the cap is soft or was set lower afterwards.</param>
public readonly record struct CapLevel(CapCounter Counter, decimal Used);
