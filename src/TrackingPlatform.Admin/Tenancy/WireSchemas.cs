using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>Says in the API's description what converters write, which nothing else could know: ids, statuses and currencies are text.</summary>
internal static class WireSchemas
{
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (PrefixOf(type) is { } prefix)
        {
            schema.Type = JsonSchemaType.String;
            schema.Pattern = $"^{prefix}[0-9a-z]{{{CrockfordBase32.Length}}}$";
        }
        else if (type == typeof(Currency))
        {
            schema.Type = JsonSchemaType.String;
            schema.Pattern = "^[A-Z]{3}$";
            schema.Description = "ISO 4217.";
        }
        else if (type.IsEnum && type.Assembly == typeof(EntityStatus).Assembly)
        {
            schema.Type = JsonSchemaType.String;
            var names = (IReadOnlyList<string>)typeof(WireName<>).MakeGenericType(type).GetProperty(nameof(WireName<EntityStatus>.All))!.GetValue(null)!; // a property of that very type
            schema.Enum = [.. names.Select(name => (JsonNode)name)];
        }

        return Task.CompletedTask;
    }

    private static string? PrefixOf(Type type) =>
        type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEntityId<>))
            ? (string?)type.GetProperty(nameof(IEntityId<TenantId>.Prefix))?.GetValue(null)
            : null;
}
