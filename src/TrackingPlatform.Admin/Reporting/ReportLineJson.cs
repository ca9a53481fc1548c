using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Writes a row flat, so that a script reads <c>row["publisher"]</c> and <c>row["clicks"]</c>: counts as numbers, all else as decimal text.</summary>
internal sealed class ReportLineJson : JsonConverter<ReportLine>
{
    public override ReportLine Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Rows of reports are only written.");

    public override void Write(Utf8JsonWriter writer, ReportLine value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (axis, key) in value.Keys.Where(pair => pair.Key.Dimension != ReportDimension.Currency))
        {
            writer.WriteString(axis.ToString(), key.Value);
            if (ReportIds.AreIn(axis))
            {
                writer.WriteString(ReportFields.NameOf(axis), key.Name);
            }
        }

        writer.WriteString(WireName<ReportDimension>.Of(ReportDimension.Currency), value.Currency?.Code);
        if (value.Question.Query.ConvertTo is not null)
        {
            writer.WriteBoolean(ReportFields.Approximate, value.Figures.IsConverted);
        }

        foreach (var metric in value.Question.Metrics)
        {
            Write(writer, metric, value);
        }

        foreach (var formula in value.Question.Formulas)
        {
            writer.WriteString(formula.Name, ReportFields.Text(value.Figures, formula, value.Currency));
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReportMetric metric, ReportLine line)
    {
        var name = WireName<ReportMetric>.Of(metric);
        if (ReportMetrics.KindOf(metric) == ReportMetricKind.Count && line.Figures.Of(metric) is { } count)
        {
            writer.WriteNumber(name, (long)count);
        }
        else
        {
            writer.WriteString(name, ReportFields.Text(line.Figures, metric, line.Currency));
        }
    }
}
