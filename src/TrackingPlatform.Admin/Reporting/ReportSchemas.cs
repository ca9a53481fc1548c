using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TrackingPlatform.Domain.Conversions;
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
            foreach (var axis in ReportAxis.All)
            {
                Add(schema.Properties, axis);
            }

            schema.Properties[ReportFields.Approximate] = new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "Money in the row was turned into its currency; only where `convert_to` was asked for." };
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

    /// <summary>Filters are read from the query itself, so their parameters are told here.</summary>
    public static Task DescribeFiltersAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.OperationId == ReportEndpoints.ReportName)
        {
            operation.Parameters ??= [];
            foreach (var axis in ReportFilters.Axes)
            {
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = ReportParameters.Filter + axis,
                    In = ParameterLocation.Query,
                    Description = FilterWordsOf(axis),
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }
        }

        return Task.CompletedTask;
    }

    private static string FilterWordsOf(ReportAxis axis) => axis.Dimension switch
    {
        ReportDimension.Event => "Ids or names, separated by commas. Clicks have no event, so their metrics are null.",
        ReportDimension.Currency => "Codes of ISO 4217, separated by commas.",
        ReportDimension.Weekday => "1 for Monday to 7, separated by commas.",
        ReportDimension.HourOfDay => "0 to 23, separated by commas.",
        ReportDimension.Status => $"{string.Join(", ", WireName<ConversionStatus>.All.Select(name => $"`{name}`"))}, separated by commas.",
        ReportDimension.Delay => $"{string.Join(", ", ConversionDelay.Names.Select(name => $"`{name}`"))}, separated by commas.",
        _ when ReportIds.AreIn(axis) => $"Ids, separated by commas; `none` stands for what has no {axis}.",
        _ => $"Values, separated by commas; `{ReportFilters.NoValue}` stands for what has no {axis}. Parameters that links carry are filtered by `filter.param:` and their name.",
    };

    private static void Add(IDictionary<string, IOpenApiSchema> properties, ReportAxis axis)
    {
        properties[axis.ToString()] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = WordsOf(axis.Dimension) };
        if (ReportIds.AreIn(axis))
        {
            properties[ReportFields.NameOf(axis)] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "What people call it; null where it has no name any more." };
        }
    }

    private static string WordsOf(ReportDimension dimension) => dimension switch
    {
        ReportDimension.Day => "A day of the report's zone: 2026-11-22.",
        ReportDimension.Hour => "The first moment of an hour, with the offset of the report's zone: 2026-11-22T14:00:00+01:00.",
        ReportDimension.Week => "The Monday a week begins with.",
        ReportDimension.Month => "A month: 2026-11.",
        ReportDimension.Weekday => "The day of the week in the report's zone: 1 for Monday to 7.",
        ReportDimension.HourOfDay => "The hour of the day in the report's zone: 0 to 23.",
        ReportDimension.Currency => "The currency of the row's money, ISO 4217; always there. Null in totals over several currencies.",
        ReportDimension.Delay => $"How long after its click a conversion happened: less than {string.Join(", ", ConversionDelay.Steps.Select(step => step.Name))}, or {ConversionDelay.Later}.",
        _ when ReportIds.AreIn(dimension) => "The id; null for what has none.",
        _ => "The value as it came; null for what has none.",
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
