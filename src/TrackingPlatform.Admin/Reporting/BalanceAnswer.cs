using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A balance with its period.</summary>
/// <param name="From">The first moment counted.</param>
/// <param name="Until">The first moment no longer counted.</param>
/// <param name="Sheet">What came in and where it went.</param>
public sealed record BalanceAnswer(DateTimeOffset From, DateTimeOffset Until, BalanceSheet Sheet);
