namespace TrackingPlatform.Domain.Conversions;

/// <summary>What one category of items contributed to a price.</summary>
/// <param name="Category">The category as the price names it; null for the price's own part: what no named category accounts for.</param>
/// <param name="Formula">The sum with its numbers, such as <c>2 × 1.50 + 199.90 × 3 %</c>.</param>
/// <param name="Result">What it comes to, not rounded: only the sum of all parts is.</param>
public sealed record CategoryNote(string? Category, string Formula, decimal Result);
