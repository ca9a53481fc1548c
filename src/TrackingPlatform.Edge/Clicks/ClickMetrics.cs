using System.Diagnostics.Metrics;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>What the click path counts; scraped as metrics, never logged one by one.</summary>
internal sealed class ClickMetrics
{
    public const string MeterName = "TrackingPlatform.Clicks";

    private readonly Counter<long> _answered;
    private readonly Counter<long> _unknown;
    private readonly Counter<long> _unpersisted;
    private readonly Counter<long> _drained;
    private readonly Counter<long> _seen;
    private readonly Counter<long> _othersUnpersisted;
    private long _answeredTotal;
    private long _unpersistedTotal;

    public ClickMetrics(IMeterFactory meters, ClickJournal clicks, TimeProvider clock)
    {
        var meter = meters.Create(MeterName);
        _answered = meter.CreateCounter<long>("clicks_answered", description: "Clicks answered with a redirect after they were safe.");
        _unknown = meter.CreateCounter<long>("clicks_unknown_code", description: "Requests for a code that no link has.");
        _unpersisted = meter.CreateCounter<long>("clicks_unpersisted", description: "Clicks redirected although neither disk nor database took them.");
        _drained = meter.CreateCounter<long>("clicks_drained", description: "Clicks moved from the journal to the database.");
        _seen = meter.CreateCounter<long>("impressions_answered", description: "Impressions answered after they were safe.");
        _othersUnpersisted = meter.CreateCounter<long>("clicks_others_unpersisted", description: "Impressions and click-throughs answered although the disk took them not.");
        meter.CreateObservableGauge("clicks_journal_undrained", () => Math.Max(0, clicks.Journal.NextSequence - clicks.DrainedUpTo), description: "Clicks in the journal and not yet in the database.");
        meter.CreateObservableGauge(
            "clicks_journal_age_seconds",
            () => clicks.Journal.OldestUnreadAt is { } oldest ? Math.Max(0, (clock.GetUtcNow() - oldest).TotalSeconds) : 0,
            "s",
            "How long the oldest click has been waiting for the database.");
        meter.CreateObservableGauge("clicks_journal_writable", () => clicks.Journal.IsWritable ? 1 : 0, description: "0: the disk takes nothing, and clicks are being lost.");
    }

    /// <summary>Clicks answered since the process started.</summary>
    public long AnsweredTotal => Volatile.Read(ref _answeredTotal);

    /// <summary>Clicks lost to a full disk since the process started: answered, but kept nowhere.</summary>
    public long UnpersistedTotal => Volatile.Read(ref _unpersistedTotal);

    public void Answered()
    {
        Interlocked.Increment(ref _answeredTotal);
        _answered.Add(1);
    }

    public void Unknown() => _unknown.Add(1);

    public void Unpersisted()
    {
        Interlocked.Increment(ref _unpersistedTotal);
        _unpersisted.Add(1);
    }

    public void Seen() => _seen.Add(1);

    public void OtherUnpersisted() => _othersUnpersisted.Add(1);

    public void Drained(int count) => _drained.Add(count);
}
