using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Admin.Clicks;

/// <summary>What became of one row.</summary>
/// <param name="Row">Which, from 1; the header of a CSV file is none.</param>
/// <param name="ForeignId">The click id on the other platform, as given.</param>
/// <param name="Result"><c>imported</c>, <c>known</c> where that id was imported before, or <c>refused</c>.</param>
/// <param name="ClickId">The click here; null unless imported.</param>
/// <param name="Reason">Why it was refused: the field.</param>
/// <param name="Detail">What to do about it.</param>
public sealed record ClickImportLine(long Row, string? ForeignId, string Result, ClickId? ClickId, string? Reason, string? Detail)
{
    internal const string Imported = "imported";
    internal const string Known = "known";
    internal const string Refused = "refused";
}
