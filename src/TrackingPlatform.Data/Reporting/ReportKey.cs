namespace TrackingPlatform.Data.Reporting;

/// <summary>What a row is about in one dimension.</summary>
/// <param name="Value">The prefixed id, the day, the currency; null for clicks without such a thing.</param>
/// <param name="Name">What people call it; null where the value says it all, or where the thing is gone.</param>
public sealed record ReportKey(string? Value, string? Name);
