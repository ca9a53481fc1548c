namespace TrackingPlatform.Admin.Reporting;

/// <summary>One step on the way to the first conversion.</summary>
/// <param name="Name">What to do.</param>
/// <param name="Detail">What it is for, or what is waited for.</param>
/// <param name="Href">Where it is done.</param>
/// <param name="IsDone">It is there.</param>
public sealed record ChecklistStep(string Name, string Detail, string Href, bool IsDone);
