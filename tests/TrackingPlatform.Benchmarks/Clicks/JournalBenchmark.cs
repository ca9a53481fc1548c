using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using TrackingPlatform.Edge.Clicks;

namespace TrackingPlatform.Benchmarks.Clicks;

/// <summary>
/// Journal appends a second by 1 and by 256 producers, beside a bare loop on the same disk in the same run that writes
/// 1,000 records and syncs: the numbers of two machines do not compare, their ratios nearly do.
/// </summary>
internal static class JournalBenchmark
{
    private const int PayloadBytes = 320;
    private const int ReferenceBatch = 1_000;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);

    /// <param name="arguments">Optionally the directory to measure on; otherwise the temporary one.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var directory = Path.Combine(arguments is [var chosen, ..] ? chosen : Path.GetTempPath(), $"journal-benchmark-{Environment.ProcessId}");
        Directory.CreateDirectory(directory);
        try
        {
            var reference = MeasureReference(directory);
            Console.WriteLine($"reference  write + sync per {ReferenceBatch:N0}: {reference:N0} records/s");
            foreach (var producers in (int[])[1, 256])
            {
                var (rate, median, tail, bytes) = await MeasureJournalAsync(directory, producers);
                Console.WriteLine(
                    $"journal    {producers,3} producers: {rate:N0} appends/s, p50 {median:N2} ms, p99 {tail:N2} ms, {bytes:N0} B allocated each, ratio {rate / reference:N3}");
            }

            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static double MeasureReference(string directory)
    {
        var record = RandomNumberGenerator.GetBytes(PayloadBytes + 16);
        using var file = new FileStream(Path.Combine(directory, "reference"), FileMode.Create, FileAccess.Write);
        var watch = Stopwatch.StartNew();
        var written = 0L;
        while (watch.Elapsed < Duration)
        {
            for (var index = 0; index < ReferenceBatch; index++)
            {
                file.Write(record);
            }

            file.Flush(flushToDisk: true);
            written += ReferenceBatch;
        }

        return written / watch.Elapsed.TotalSeconds;
    }

    private static async Task<(double Rate, double MedianMs, double TailMs, long BytesEach)> MeasureJournalAsync(string directory, int producers)
    {
        var options = new JournalOptions { Directory = Path.Combine(directory, $"journal-{producers}") };
        using var journal = Journal.Open(options, TimeProvider.System, NullLogger.Instance);
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, producers).Select(_ => Task.Run(() => ProduceAsync(journal, watch))));
        var seconds = watch.Elapsed.TotalSeconds;
        var each = (GC.GetTotalAllocatedBytes() - allocated) / (journal.DurableSequence + 1);
        var all = latencies.SelectMany(of => of).Order().ToArray();
        return ((journal.DurableSequence + 1) / seconds, all[all.Length / 2], all[(int)(all.Length * 0.99)], each);
    }

    /// <returns>A sample of the latencies in milliseconds.</returns>
    private static async Task<List<double>> ProduceAsync(Journal journal, Stopwatch watch)
    {
        var payload = RandomNumberGenerator.GetBytes(PayloadBytes);
        var latencies = new List<double>(4_096);
        for (var number = 0; watch.Elapsed < Duration; number++)
        {
            var begun = Stopwatch.GetTimestamp();
            var outcome = await journal.AppendAsync(payload);
            if (!outcome.IsWritten)
            {
                throw new InvalidOperationException($"An append ended as {outcome.State}.");
            }

            if (number % 16 == 0)
            {
                latencies.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        }

        return latencies;
    }
}
