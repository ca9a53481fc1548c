using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TrackingPlatform.Benchmarks.Clicks;

/// <summary>One run of wrk against one server, with what the server's processes burnt meanwhile.</summary>
internal sealed partial record LoadRun(string Target, int Connections, double Seconds, long Requests, double PerSecond, TimeSpan P50, TimeSpan P99, long Errors, double CpuSeconds)
{
    public static async Task<LoadRun> RunAsync(string target, Uri address, int connections, int seconds, string script, IReadOnlyCollection<int> processes)
    {
        var before = Cpu(processes);
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "-t2", $"-c{connections}", $"-d{seconds}s", "--latency", "--timeout", "10s", "-s", script, address.ToString() })
        {
            start.ArgumentList.Add(argument);
        }

        using var wrk = Process.Start(start)!;
        var text = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var errors = Number(NotRedirected().Match(text)) + SocketErrors().Match(text).Groups.Values.Skip(1).Sum(group => long.Parse(group.Value, CultureInfo.InvariantCulture));
        return new LoadRun(
            target,
            connections,
            seconds,
            Number(RequestCount().Match(text)),
            double.Parse(Rate().Match(text).Groups[1].Value, CultureInfo.InvariantCulture),
            Latency(text, "50%"),
            Latency(text, "99%"),
            errors,
            Cpu(processes) - before);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Target,-24} {Connections,4} conns {Seconds,3:0} s  {PerSecond,9:N0}/s  p50 {P50.TotalMilliseconds,6:0.0} ms  p99 {P99.TotalMilliseconds,7:0.0} ms  CPU {CpuSeconds / Seconds,4:0.00} cores  errors {Errors}");

    internal static double Cpu(IReadOnlyCollection<int> processes) => processes.Sum(id =>
    {
        try
        {
            // utime and stime, in clock ticks of 10 ms, counted after the name in parentheses.
            var fields = File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / 100.0;
        }
        catch (IOException)
        {
            return 0;
        }
    });

    private static long Number(Match match) => match.Success ? long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    private static TimeSpan Latency(string text, string percentile)
    {
        var match = Regex.Match(text, Regex.Escape(percentile) + @"\s+([\d.]+)(us|ms|s)");
        var value = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "us" => TimeSpan.FromMicroseconds(value),
            "ms" => TimeSpan.FromMilliseconds(value),
            _ => TimeSpan.FromSeconds(value),
        };
    }

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex RequestCount();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex NotRedirected();

    [GeneratedRegex(@"connect (\d+), read (\d+), write (\d+), timeout (\d+)")]
    private static partial Regex SocketErrors();
}
