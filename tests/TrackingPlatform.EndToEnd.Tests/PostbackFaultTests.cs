using System.Collections.Concurrent;
using System.Text.Json;
using TrackingPlatform.Testing;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>kill -9 while advertisers repeat themselves, and while they report what is not stored yet. Each sale is booked once, told once, and the balance adds up.</summary>
public sealed class PostbackFaultTests(PostbackWorld world) : IClassFixture<PostbackWorld>
{
    [Fact]
    public async Task A_postback_sent_a_hundred_times_at_once_and_again_after_a_kill_is_one_conversion()
    {
        string click;
        var answers = new ConcurrentBag<JsonElement>();
        await using (var dying = await world.StartAsync())
        {
            using var client = PostbackWorld.Client(dying);
            click = await PostbackWorld.ClickAsync(client);
            await Eventually.HoldsAsync(async () => await world.CountAsync($"select count(*) from clicks where click_id = '{Uuid(click)}'") == 1);
            var first = new TaskCompletionSource();
            var sends = Enumerable.Range(0, 100).Select(async _ =>
            {
                if (await world.ReportAsync(client, click) is { } answer)
                {
                    answers.Add(answer);
                    first.TrySetResult();
                }
            }).ToList();
            await first.Task.WaitAsync(TimeSpan.FromSeconds(15));
            await dying.KillAsync();
            await Task.WhenAll(sends);
        }

        await using var platform = await world.StartAsync();
        using var again = PostbackWorld.Client(platform);
        await Parallel.ForEachAsync(Enumerable.Range(0, 100), async (_, _) => answers.Add((await world.ReportAsync(again, click))!.Value));
        var changed = (await world.ReportAsync(again, click, "reversed"))!.Value;
        for (var day = 0; day < 5; day++)
        {
            answers.Add((await world.ReportAsync(again, click))!.Value);
        }

        Assert.All(answers, answer => Assert.Contains(answer.GetProperty("verdict").GetString(), new[] { "accepted", "duplicate" }));
        Assert.True(answers.Count(answer => answer.GetProperty("verdict").GetString() == "accepted") <= 1);
        Assert.Single(answers.Select(answer => answer.GetProperty("conversion").GetString()).Distinct());
        Assert.Equal(("updated", "reversed"), (changed.GetProperty("verdict").GetString(), changed.GetProperty("status").GetString()));

        var conversion = $"(select conversion_id from conversions where click_id = '{Uuid(click)}')";
        Assert.Equal(1, await world.CountAsync($"select count(*) from conversions where click_id = '{Uuid(click)}' and status = 'reversed' and event_seq = 2"));
        Assert.Equal(2, await world.CountAsync($"select count(*) from conversion_changes where conversion_id = {conversion}"));
        Assert.Equal(1, await world.CountAsync($"select count(*) from inbound where verdict = 'accepted' and conversion_id = {conversion}"));
        await world.HurryAsync();
        await world.AddsUpAsync(again);
        Assert.Equal(1, await world.CountAsync($"select count(*) from deliveries_done where state = 'delivered' and conversion_id = {conversion}"));
        Assert.InRange(world.Publisher.Requests.Count(request => request.Parameters["c"] == answers.First().GetProperty("conversion").GetString()), 1, 2);
    }

    [Fact]
    public async Task What_is_reported_before_its_click_is_stored_waits_outlives_a_kill_and_is_booked()
    {
        var receipts = new Dictionary<string, string>();
        await using (var dying = await world.StartAsync())
        {
            using var client = PostbackWorld.Client(dying);
            await using (await world.HoldClicksBackAsync())
            {
                for (var number = 0; number < 20; number++)
                {
                    var click = await PostbackWorld.ClickAsync(client);
                    var answer = (await world.ReportAsync(client, click))!.Value;
                    Assert.Equal("waiting", answer.GetProperty("verdict").GetString());
                    receipts.Add(click, answer.GetProperty("receipt").GetString()!);
                }

                await dying.KillAsync();
            }
        }

        await using var platform = await world.StartAsync();
        using var later = PostbackWorld.Client(platform);
        foreach (var receipt in receipts.Values)
        {
            await Eventually.HoldsAsync(async () => await world.VerdictAsync(later, receipt) == "accepted");
        }

        var clicks = string.Join(',', receipts.Keys.Select(click => $"'{Uuid(click)}'"));
        Assert.Equal(20, await world.CountAsync($"select count(*) from conversions where click_id in ({clicks})"));
        await world.HurryAsync();
        await world.AddsUpAsync(later);
        Assert.Equal(20, await world.CountAsync($"select count(*) from deliveries_done where state = 'delivered' and conversion_id in (select conversion_id from conversions where click_id in ({clicks}))"));
    }

    private static Guid Uuid(string id) => Domain.Tenancy.CrockfordBase32.TryDecode(id, out var value) ? value : throw new FormatException(id);
}
