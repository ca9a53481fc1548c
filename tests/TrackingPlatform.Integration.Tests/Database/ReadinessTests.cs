using Microsoft.Extensions.Diagnostics.HealthChecks;
using TrackingPlatform.Host;

namespace TrackingPlatform.Integration.Tests.Database;

public sealed class ReadinessTests
{
    private static readonly HealthReport DatabaseAway = Report(edge: HealthStatus.Healthy, database: HealthStatus.Unhealthy);
    private static readonly HealthReport JournalFull = Report(edge: HealthStatus.Unhealthy, database: HealthStatus.Healthy);

    [Fact]
    public void With_the_edge_role_the_edge_alone_decides()
    {
        Assert.True(Readiness.IsReady(DatabaseAway, PlatformRoles.All));
        Assert.False(Readiness.IsReady(JournalFull, PlatformRoles.All));
    }

    [Fact]
    public void Without_the_edge_role_the_database_decides() =>
        Assert.False(Readiness.IsReady(Report(edge: null, database: HealthStatus.Unhealthy), PlatformRoles.Admin | PlatformRoles.Worker));

    private static HealthReport Report(HealthStatus? edge, HealthStatus database)
    {
        var entries = new Dictionary<string, HealthReportEntry> { ["database"] = Entry(database, "admin") };
        if (edge is { } status)
        {
            entries["snapshot"] = Entry(status, Readiness.Edge);
        }

        return new HealthReport(entries, TimeSpan.Zero);
    }

    private static HealthReportEntry Entry(HealthStatus status, string tag) => new(status, null, TimeSpan.Zero, null, null, [tag]);
}
