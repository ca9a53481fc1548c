using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TrackingPlatform.Testing;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>Twelve visitors who click without a pause, and every fourth converts; what was answered is written down.</summary>
internal sealed class Visitors(Uri platform, TrackedTenant tenant, Answers answers)
{
    private const int Count = 12;

    private int _refused;
    private long _longestTicks;

    /// <summary>Clicks that were answered with anything but a redirect, or with nothing.</summary>
    public int Refused => _refused;

    /// <summary>The longest a visitor waited for a redirect.</summary>
    public TimeSpan LongestWait => TimeSpan.FromTicks(Interlocked.Read(ref _longestTicks));

    /// <summary>Visits until <paramref name="stop"/>, then lets what is under way end.</summary>
    public async Task VisitAsync(CancellationToken stop)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = platform, Timeout = TimeSpan.FromSeconds(15) };
        await Task.WhenAll(Enumerable.Range(0, Count).Select(number => Task.Run(() => VisitAsync(client, number % 4 == 0, stop), CancellationToken.None)));
    }

    private async Task VisitAsync(HttpClient client, bool converts, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await SeeAsync(client);
                if (await FollowAsync(client) is { } click && converts)
                {
                    await ReportAsync(client, click);
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException or JsonException)
            {
                // Not answered, so nothing was promised.
            }

            await Task.Delay(10, CancellationToken.None);
        }
    }

    private async Task SeeAsync(HttpClient client)
    {
        answers.ImpressionAsked();
        using var answer = await client.GetAsync($"/i/{TrackedTenant.Code}");
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            answers.ImpressionAnswered();
        }
    }

    private async Task<string?> FollowAsync(HttpClient client)
    {
        var start = TimeProvider.System.GetTimestamp();
        var isAnswered = false;
        try
        {
            using var answer = await client.GetAsync($"/c/{TrackedTenant.Code}?click_ref=k");
            isAnswered = answer.StatusCode == HttpStatusCode.Found;
            if (!isAnswered)
            {
                return null;
            }

            var click = TrackedTenant.ClickIn(answer);
            answers.Clicks.Add(click);
            return click;
        }
        finally
        {
            InterlockedMax(ref _longestTicks, TimeProvider.System.GetElapsedTime(start).Ticks);
            if (!isAnswered)
            {
                Interlocked.Increment(ref _refused);
            }
        }
    }

    private async Task ReportAsync(HttpClient client, string click)
    {
        using var answer = await client.GetAsync($"/postback?click_id={click}&txn_id=T-{click}&token={tenant.Token}", CancellationToken.None);
        if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted)
        {
            var receipt = await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
            answers.Receipts.Add((receipt.GetProperty("receipt").GetString()!, click));
        }
    }

    private static void InterlockedMax(ref long place, long value)
    {
        for (var seen = Interlocked.Read(ref place); value > seen;)
        {
            var before = Interlocked.CompareExchange(ref place, value, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}
