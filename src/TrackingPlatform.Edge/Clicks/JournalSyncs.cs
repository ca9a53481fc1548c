using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>How long the disk takes to make clicks safe: what a visitor waits for, and the first suspect when redirects are slow.</summary>
internal sealed class JournalSyncs
{
    private static readonly InstrumentAdvice<double> Bounds = new() { HistogramBucketBoundaries = [0.000_5, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] };

    private readonly Histogram<double> _seconds;

    public JournalSyncs(IMeterFactory meters) => _seconds = meters.Create(ClickMetrics.MeterName)
        .CreateHistogram("clicks_journal_sync_seconds", "s", "How long the disk took to make a group of clicks safe.", tags: null, Bounds);

    /// <summary>A disk whose syncs are measured.</summary>
    public JournalDisk Measure(JournalDisk disk) => disk with
    {
        Flush = file =>
        {
            var begun = Stopwatch.GetTimestamp();
            disk.Flush(file);
            _seconds.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        },
    };
}
