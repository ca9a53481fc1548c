using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Data.Amounts;

/// <summary>A rate as it is stored.</summary>
/// <param name="Rate">The rate.</param>
/// <param name="Source">Who said so.</param>
/// <param name="SetAt">When.</param>
public sealed record StoredRate(ExchangeRate Rate, string Source, DateTimeOffset SetAt);
