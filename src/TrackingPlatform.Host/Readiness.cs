using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TrackingPlatform.Host;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: send it traffic. The planes register health checks tagged with
/// their role; with the edge role the edge's checks alone decide, since links are answered without the database, and the rest is detail.
/// </summary>
internal static class Readiness
{
    public const string Edge = "edge";

    public static void AddReadiness(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database", tags: ["admin", "worker"]);

    public static void MapHealth(this WebApplication app, PlatformOptions options)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapGet("/health/ready", (HealthCheckService checks, CancellationToken cancellationToken) => AnswerAsync(checks, options.Roles, cancellationToken))
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    /// <summary>Whether traffic may come, given what each check says.</summary>
    internal static bool IsReady(HealthReport report, PlatformRoles roles)
    {
        var ofEdge = report.Entries.Values.Where(entry => entry.Tags.Contains(Edge)).ToList();
        IEnumerable<HealthReportEntry> deciding = roles.HasFlag(PlatformRoles.Edge) && ofEdge.Count > 0 ? ofEdge : report.Entries.Values;
        return deciding.All(entry => entry.Status is not HealthStatus.Unhealthy);
    }

    private static async Task<IResult> AnswerAsync(HealthCheckService checks, PlatformRoles roles, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        var ready = IsReady(report, roles);
        var answer = new ReadinessAnswer(
            ready ? "ready" : "not_ready",
            report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new ReadinessCheck(entry.Value.Status is HealthStatus.Healthy ? "ok" : entry.Value.Status is HealthStatus.Degraded ? "degraded" : "failing", entry.Value.Description)));
        return Results.Json(answer, HostJson.Default.ReadinessAnswer, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
