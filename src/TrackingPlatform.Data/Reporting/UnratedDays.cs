namespace TrackingPlatform.Data.Reporting;

/// <summary>Days, in the report's zone, of figures that could not be converted for want of a rate.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them; between them may be days that had one.</param>
public readonly record struct UnratedDays(DateOnly First, DateOnly Last);
