using System.Text.Json.Serialization;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>One row of a report as the API writes it: its dimensions, its metrics and its formulas by name.</summary>
/// <param name="Keys">What the row is about; none for totals.</param>
/// <param name="Currency">The currency of its money; null for a total over several, which has counts alone.</param>
/// <param name="Figures">The sums behind it.</param>
/// <param name="Question">Which of them are shown.</param>
[JsonConverter(typeof(ReportLineJson))]
internal sealed record ReportLine(IReadOnlyList<KeyValuePair<ReportAxis, ReportKey>> Keys, Currency? Currency, ReportFigures Figures, ReportQuestion Question)
{
    public static ReportLine Of(ReportQuestion question, ReportRow row) =>
        new([.. question.Query.GroupBy.Select(axis => KeyValuePair.Create(axis, row.Keys[axis]))], row.Currency, row.Figures, question);
}
