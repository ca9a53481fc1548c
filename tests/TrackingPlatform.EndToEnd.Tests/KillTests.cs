using TrackingPlatform.Testing;
using TrackingPlatform.Testing.Forwarding;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>kill -9 under load. What was answered is a promise: it is there afterwards, once.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task After_kill_9_every_answered_click_and_postback_is_there_once_and_every_conversion_is_told()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await PostgresCluster.StartAsync();
        await using var publisher = ScriptedPublisher.Start();
        var settings = TrackedTenant.SettingsForLoopback(cluster.OwnerConnectionString);
        var answers = new Answers();
        TrackedTenant? world = null;
        for (var round = 0; round < 3; round++)
        {
            await using var platform = await PlatformProcess.StartAsync(folder.Path, settings);
            world ??= await TrackedTenant.CreateAsync(platform.Address, publisher.Url + "/pb?cid={click_ref}&c={conversion_id}");
            await TrackedTenant.LeadsOnAsync(platform.Address);
            using var stop = new CancellationTokenSource();
            var visits = new Visitors(platform.Address, world, answers).VisitAsync(stop.Token);
            await Task.Delay(TimeSpan.FromSeconds(2.5));

            // In the middle of things, however slow the machine is.
            var enough = (round + 1) * 20;
            await Eventually.HoldsAsync(() => Task.FromResult(answers.Receipts.Count > enough && answers.Clicks.Count > enough * 5));
            await platform.KillAsync();
            await stop.CancelAsync();
            await visits;
        }

        Assert.True(answers.Clicks.Count > 300, $"only {answers.Clicks.Count} clicks were answered");
        Assert.True(answers.Receipts.Count > 50, $"only {answers.Receipts.Count} postbacks were answered");
        await using var last = await PlatformProcess.StartAsync(folder.Path, settings);
        await answers.AllHoldAsync(cluster.OwnerConnectionString);
    }

    [Fact]
    public async Task Killed_while_it_stores_a_batch_of_clicks_it_stores_each_of_them_once_later()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await PostgresCluster.StartAsync();
        await using var publisher = ScriptedPublisher.Start();
        var settings = TrackedTenant.SettingsForLoopback(cluster.OwnerConnectionString);
        var answers = new Answers();
        TrackedTenant world;
        await using (var platform = await PlatformProcess.StartAsync(folder.Path, settings))
        {
            world = await TrackedTenant.CreateAsync(platform.Address, publisher.Url + "/pb?cid={click_ref}&c={conversion_id}");
        }

        // What the killed one left is the first batch of the next, which is not the one to die in: it comes before the node is ready.
        foreach (var failpoint in new[] { "mid-copy:3", "before-click-commit:3", "mid-copy:5" })
        {
            var deadly = new Dictionary<string, string>(settings) { ["Platform__Failpoint"] = failpoint };
            await using var platform = await PlatformProcess.StartAsync(folder.Path, deadly);
            using var stop = new CancellationTokenSource();
            var visits = new Visitors(platform.Address, world, answers).VisitAsync(stop.Token);
            await ProcessTree.GoneAsync(platform.Id);
            await stop.CancelAsync();
            await visits;
        }

        Assert.NotEmpty(answers.Clicks);
        await using var last = await PlatformProcess.StartAsync(folder.Path, settings);
        await answers.AllHoldAsync(cluster.OwnerConnectionString);
    }
}
