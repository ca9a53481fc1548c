namespace TrackingPlatform.Edge.Clicks;

/// <summary>What a page is told about a click it recorded.</summary>
/// <param name="ClickId">The click, refused ones too.</param>
/// <param name="Verdict"><c>recorded</c> or <c>refused</c>.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="Store">The page may keep the id with the visitor.</param>
internal sealed record DirectClickAnswer(string ClickId, string Verdict, string? Reason, bool Store);
