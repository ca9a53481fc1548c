using System.Globalization;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Testing;
using TrackingPlatform.Testing.Forwarding;
using TrackingPlatform.Workers;
using TrackingPlatform.Workers.Forwarding;

namespace TrackingPlatform.Integration.Tests.Forwarding;

public sealed class WorkersTests(PlatformDatabaseFixture fixture) : IClassFixture<PlatformDatabaseFixture>
{
    [Fact]
    public async Task Workers_start_when_the_database_is_there_and_forward()
    {
        await using var publisher = ScriptedPublisher.Start();
        var world = await ForwardingWorld.CreateAsync(fixture.Database, publisher.Url + "/told");
        var delivery = await world.PlanAsync();
        var ready = new TaskCompletionSource();
        using var host = Host(fixture.Logins, ready.Task);
        await host.StartAsync();
        await Task.Delay(300);
        Assert.Equal("due", await world.StateAsync(delivery));

        ready.SetResult();
        await world.ReachesAsync(delivery, "delivered");
        await host.StopAsync();
    }

    [Fact]
    public async Task Workers_whose_database_is_away_take_nothing_down()
    {
        var away = fixture.Logins with { Hangfire = new NpgsqlConnectionStringBuilder(fixture.Logins.Hangfire) { Port = 1, Timeout = 1 }.ConnectionString };
        using var host = Host(away, Task.CompletedTask);
        await host.StartAsync();
        await Task.Delay(1_500);
        Assert.False(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        await host.StopAsync();
    }

    [Fact]
    public async Task Locks_that_a_killed_node_left_strand_no_job()
    {
        await using var database = await fixture.Databases.CreateAsync();
        using (var first = Host(database.Logins, Task.CompletedTask))
        {
            await first.StartAsync();
            await Eventually.HoldsAsync(async () => await ScalarAsync(database, "select count(*) from hangfire.server") == "1");
            await first.StopAsync();
        }

        // What a kill -9 leaves behind: its server, and locks that nobody owns; most of the minute they are good for is over.
        await Sql.ExecuteAsync(database.Logins.Hangfire, "insert into hangfire.server (id, data, lastheartbeat) values ('dead:1', '{}', now())");
        await Sql.ExecuteAsync(
            database.Logins.Hangfire,
            "insert into hangfire.lock (resource, updatecount, acquired) select 'hangfire:' || name, 0, now() at time zone 'utc' - interval '50 seconds' from unnest(array['locks:schedulepoller', 'recurring-jobs:lock', 'recurring-job:day-partitions']) name");
        using var second = Host(database.Logins, Task.CompletedTask);
        await second.StartAsync();
        var jobs = second.Services.GetRequiredService<IBackgroundJobClient>();
        var job = jobs.Enqueue<EndpointSweepsJob>(each => each.RunAsync(CancellationToken.None));
        await Eventually.HoldsAsync(async () => await ScalarAsync(database, $"select statename from hangfire.job where id = {job}") == "Succeeded");
        await Eventually.HoldsAsync(async () => await ScalarAsync(database, "select count(*) from hangfire.job where invocationdata::text like '%DayPartitionsJob%' and statename = 'Succeeded'") is not ("0" or "1"));
        await second.StopAsync();
    }

    [Fact]
    public async Task A_failing_endpoint_has_exactly_one_scheduled_job_until_it_is_back()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://failing.example/told");
        await world.PlanAsync();
        var health = fixture.Services.GetRequiredService<EndpointHealthBook>();
        var open = CircuitBreaker.Fresh with { State = BreakerState.Open, ProbeAt = DateTimeOffset.UtcNow.AddHours(1), FailingSince = DateTimeOffset.UtcNow, Trips = 1 };
        var writtenAt = await health.TryWriteAsync(world.Endpoint, open, null, null, CancellationToken.None);
        using var host = Host(fixture.Logins, Task.CompletedTask);
        await host.Services.GetRequiredService<JobDatabase>().PrepareAsync(CancellationToken.None);
        using var scope = host.Services.CreateScope();
        var sweeps = scope.ServiceProvider.GetRequiredService<EndpointSweepsJob>();

        await sweeps.RunAsync(CancellationToken.None);
        await sweeps.RunAsync(CancellationToken.None);
        Assert.Equal(1, await ScheduledAsync(world));

        var own = await world.ScalarAsync($"select sweep_job from endpoint_health where tenant_id = '{world.Tenant.Id.Value}'");
        Assert.NotNull(own);
        await health.TryWriteAsync(world.Endpoint, CircuitBreaker.Fresh, null, writtenAt, CancellationToken.None);
        await sweeps.RunAsync(CancellationToken.None);
        Assert.Equal(1, await ScheduledAsync(world));
    }

    [Fact]
    public async Task The_auditor_misses_a_delivery_that_is_nowhere()
    {
        var world = await ForwardingWorld.CreateAsync(fixture.Database, "https://publisher.example/told");
        var audit = fixture.Services.GetRequiredService<DeliveryAudit>();
        var deliveries = await world.PlanAsync(3);
        await world.ExecuteAsync($"update conversion_changes set at = now() - interval '5 minutes' where tenant_id = '{world.Tenant.Id.Value}'");
        await world.ExecuteAsync($"update templates set changed_at = now() - interval '1 hour' where tenant_id = '{world.Tenant.Id.Value}'");
        Assert.DoesNotContain(await audit.FindUnaccountedAsync(TimeSpan.FromHours(1), CancellationToken.None), missing => missing.Tenant == world.Tenant.Id);

        await world.ExecuteAsync($"delete from deliveries where delivery_id = '{deliveries[0].Value}'");
        Assert.Single(await audit.FindUnaccountedAsync(TimeSpan.FromHours(1), CancellationToken.None), missing => missing.Tenant == world.Tenant.Id);
    }

    private static async Task<int> ScheduledAsync(ForwardingWorld world) => int.Parse(
        (await world.ScalarAsync($"select count(*) from hangfire.job where statename = 'Scheduled' and arguments::text like '%{world.Tenant.Id.Value}%'"))!, CultureInfo.InvariantCulture);

    private static Task<string?> ScalarAsync(PlatformDatabase database, string sql) => Sql.ScalarAsync(database.SuperuserConnectionString, sql);

    private IHost Host(DatabaseLogins logins, Task ready)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(fixture.Database.Secrets);
        builder.Services.AddPlatformData(logins);
        builder.Services.AddWorkers(logins, new OutboundLimits { AllowPrivateNetworks = true }, mail: null, ready);
        return builder.Build();
    }
}
