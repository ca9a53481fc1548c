using System.Diagnostics;
using System.Globalization;

namespace TrackingPlatform.Benchmarks.Forwarding;

/// <summary>The reference: as many requests at once as the dispatcher has, to the same healthy servers, by an HttpClient that keeps nothing and knows no queue.</summary>
internal static class BareLoop
{
    public static async Task<double> RunAsync(IReadOnlyList<string> urls, int atOnce, TimeSpan duration)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
        var next = 0;
        var answered = 0L;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < duration)
            {
                var number = Interlocked.Increment(ref next);
                using var answer = await client.GetAsync($"{urls[number % urls.Count]}/told?cid={number.ToString(CultureInfo.InvariantCulture)}&c=x&payout=2.50&at=0");
                await answer.Content.ReadAsStringAsync();
                Interlocked.Increment(ref answered);
            }
        })));
        return answered / watch.Elapsed.TotalSeconds;
    }
}
