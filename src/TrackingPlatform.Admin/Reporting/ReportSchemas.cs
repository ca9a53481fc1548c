using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Says in the API's description what a row of a report may hold, which its converter alone knows.</summary>
internal static class ReportSchemas
{
    private const string PlainDecimal = "^-?[0-9]+([.][0-9]+)?$";

    public static async Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(ReportLine))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Description = "The dimensions and metrics that were asked for, by name.";
            schema.Properties = new Dictionary<string, IOpenApiSchema>();
            foreach (var dimension in Enum.GetValues<ReportDimension>())
            {
                Add(schema.Properties, dimension);
            }

            foreach (var metric in Enum.GetValues<ReportMetric>())
            {
                schema.Properties[WireName<ReportMetric>.Of(metric)] = Of(metric);
            }
        }

        // What a converter writes has no schema of its own when it stands in a list.
        if (context.JsonTypeInfo.ElementType == typeof(ReportLine))
        {
            schema.Items = await context.GetOrCreateSchemaAsync(typeof(ReportLine), cancellationToken: cancellationToken);
        }
    }

    private static void Add(IDictionary<string, IOpenApiSchema> properties, ReportDimension dimension)
    {
        properties[WireName<ReportDimension>.Of(dimension)] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = WordsOf(dimension) };
        if (ReportIds.AreIn(dimension))
        {
            properties[ReportFields.NameOf(dimension)] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "What people call it; null where it has no name any more." };
        }
    }

    private static string WordsOf(ReportDimension dimension) => dimension switch
    {
        ReportDimension.Day => "A day of the report's zone: 2026-11-22.",
        ReportDimension.Hour => "The first moment of an hour, with the offset of the report's zone: 2026-11-22T14:00:00+01:00.",
        ReportDimension.Week => "The Monday a week begins with.",
        ReportDimension.Month => "A month: 2026-11.",
        ReportDimension.Currency => "The currency of the row's money, ISO 4217; always there. Null in totals over several currencies.",
        ReportDimension.Event => "The event's id.",
        ReportDimension.Campaign or ReportDimension.Offer or ReportDimension.Publisher or ReportDimension.Advertiser or ReportDimension.Link => "The id; null for clicks without one.",
    };

    private static OpenApiSchema Of(ReportMetric metric) => ReportMetrics.KindOf(metric) switch
    {
        ReportMetricKind.Count => new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.Null, Format = "int64", Description = "Null for clicks in a report about events, which clicks do not have." },
        ReportMetricKind.Money => Text("Decimal text in the row's currency.", "12.50"),
        ReportMetricKind.MoneyPerClick => Text("Decimal text in the row's currency, four decimals; null without clicks.", "0.1700"),
        ReportMetricKind.Ratio => Text("Decimal text, a fraction rounded to six decimals: 0.0142 is 1.42 %; null where there is nothing to divide by.", "0.0142"),
    };

    private static OpenApiSchema Text(string description, string example) =>
        new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Pattern = PlainDecimal, Description = description, Examples = [JsonValue.Create(example)] };
}
