using TrackingPlatform.Benchmarks.Clicks;
using TrackingPlatform.Benchmarks.Forwarding;
using TrackingPlatform.Benchmarks.Postbacks;
using TrackingPlatform.Benchmarks.Reporting;

var table = new Dictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["clicks"] = ClicksBenchmark.RunAsync,
    ["routing"] = _ => RoutingBenchmark.RunAsync(),
    ["soak"] = SoakBenchmark.RunAsync,
    ["postbacks"] = PostbacksBenchmark.RunAsync,
    ["reports"] = ReportsBenchmark.RunAsync,
    ["forwarding"] = ForwardingBenchmark.RunAsync,
    ["journal"] = JournalBenchmark.RunAsync,
    ["journal-writer"] = JournalWriterProcess.RunAsync,
};

if (args is [var name, .. var rest] && table.TryGetValue(name, out var run))
{
    return await run(rest);
}

await Console.Error.WriteLineAsync($"Say which: {string.Join(", ", table.Keys)}.");
return 2;
