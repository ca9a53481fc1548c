using System.Net;
using System.Security.Cryptography;
using System.Text;
using OpenTelemetry.Metrics;

namespace TrackingPlatform.Host;

/// <summary><c>GET /metrics</c> in Prometheus format, behind a token or on a port of its own.</summary>
internal static class Metrics
{
    private const string Path = "/metrics";
    private const string Scheme = "Bearer ";

    public static void AddMetrics(this WebApplicationBuilder builder, MetricsOptions options)
    {
        if (!options.IsOffered)
        {
            return;
        }

        // Not the meter of every request: it costs a click more than the click's own decision.
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter("TrackingPlatform.*", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql")
            .AddPrometheusExporter(exporter => exporter.ScrapeResponseCacheDurationMilliseconds = 0));
    }

    public static void UseMetrics(this WebApplication app, MetricsOptions options)
    {
        if (!options.IsOffered)
        {
            return;
        }

        app.Use(next => context =>
        {
            var isOwnPort = context.Connection.LocalPort == options.Port;
            if (context.Request.Path != Path)
            {
                // Nothing else stands on the port of the metrics.
                return isOwnPort ? AnswerAsync(context, StatusCodes.Status404NotFound) : next(context);
            }

            return isOwnPort || HasToken(context.Request, options.Token) ? next(context) : AnswerAsync(context, StatusCodes.Status401Unauthorized);
        });
        app.UseOpenTelemetryPrometheusScrapingEndpoint(Path);
    }

    private static bool HasToken(HttpRequest request, string? token) =>
        token is not null
        && request.Headers.Authorization.ToString() is var header
        && header.StartsWith(Scheme, StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header[Scheme.Length..]), Encoding.UTF8.GetBytes(token));

    private static Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>The address of the port of their own.</summary>
    public static string? Url(MetricsOptions options) => options.Port is { } port ? $"http://{IPAddress.Loopback}:{port}" : null;
}
