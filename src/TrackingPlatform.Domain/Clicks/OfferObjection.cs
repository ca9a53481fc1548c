namespace TrackingPlatform.Domain.Clicks;

/// <summary>What stands against sending a visitor to an offer.</summary>
/// <param name="Reason">The reason code.</param>
/// <param name="IsSoft">The visitor is let through all the same, and marked.</param>
public readonly record struct OfferObjection(string Reason, bool IsSoft);
