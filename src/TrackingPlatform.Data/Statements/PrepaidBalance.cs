using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Data.Statements;

/// <summary>What is left of what an advertiser paid ahead, in one currency.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Amount">What is left.</param>
public sealed record PrepaidBalance(Currency Currency, decimal Amount);
