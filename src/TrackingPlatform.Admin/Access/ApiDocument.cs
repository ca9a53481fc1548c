using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Scalar.AspNetCore;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>The API described: for machines at /openapi/v1.json, for people at /docs.</summary>
internal static class ApiDocument
{
    public static readonly PathString Page = "/docs";

    private const string Document = "v1";
    private const string KeyScheme = "api_key";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.RelativePath?.StartsWith(ApiRoutes.Prefix[1..], StringComparison.Ordinal) is true;
        options.AddSchemaTransformer(WireSchemas.DescribeAsync);
        options.AddSchemaTransformer(ReportSchemas.DescribeAsync);
        options.AddOperationTransformer(ReportSchemas.DescribeFiltersAsync);
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi().AllowAnonymous();
        routes.MapScalarApiReference(Page, options =>
        {
            options.Title = "TrackingPlatform API";
            options.DefaultFonts = false;
            options.Telemetry = false;
            options.HideDeveloperTools().DisableAgent(); // Both lead away from this installation.
        }).AllowAnonymous();
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info.Title = "TrackingPlatform API";
        document.Info.Description =
            "Errors are RFC 9457 problems with a `reason` and, for wrong fields, `errors`. Lists take `limit` and `cursor`. "
            + "Writes take `Idempotency-Key`; updates take `If-Match` with the `ETag` that was read.";
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key of one tenant." };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }];
    }
}
