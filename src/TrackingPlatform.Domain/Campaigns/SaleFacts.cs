namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What conditions of payouts may look at beside the click.</summary>
/// <param name="Amount">The sale amount in the offer's currency; null where none was given.</param>
/// <param name="Coupon">The coupon used.</param>
public sealed record SaleFacts(decimal? Amount, string? Coupon);
