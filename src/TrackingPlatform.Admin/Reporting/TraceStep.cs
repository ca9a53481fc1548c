namespace TrackingPlatform.Admin.Reporting;

/// <summary>One step on the path of a trace.</summary>
/// <param name="Anchor">Where on the page its story stands.</param>
/// <param name="Name">What happened: "Clicked", "Refused", "Parked".</param>
/// <param name="Tone">ok, wait, hold, bad, rev, park or idle.</param>
internal sealed record TraceStep(string Anchor, string Name, string Detail, string Tone);
