using System.Diagnostics.Metrics;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>What is counted about forwarding.</summary>
internal sealed class DispatcherMeter
{
    public const string Name = "TrackingPlatform.Forwarding";

    private readonly Counter<long> _claimed;
    private readonly Counter<long> _finished;
    private readonly Counter<long> _fenced;
    private readonly Counter<long> _expired;
    private readonly Counter<long> _unaccounted;
    private readonly Histogram<double> _claimTime;

    public DispatcherMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _claimed = meter.CreateCounter<long>("deliveries_claimed");
        _finished = meter.CreateCounter<long>("deliveries_finished");
        _fenced = meter.CreateCounter<long>("deliveries_fenced", description: "Completions that came after their lease had gone to somebody else.");
        _expired = meter.CreateCounter<long>("deliveries_lease_expired", description: "Leases that nobody ended in time.");
        _unaccounted = meter.CreateCounter<long>("deliveries_unaccounted", description: "Changes of conversions for which the auditor missed a delivery.");
        _claimTime = meter.CreateHistogram<double>("deliveries_claim_seconds", "s");
    }

    public void Claimed(int count, TimeSpan took)
    {
        _claimed.Add(count);
        _claimTime.Record(took.TotalSeconds);
    }

    public void Finished(DeliveryState state) => _finished.Add(1, new KeyValuePair<string, object?>("state", WireName<DeliveryState>.Of(state)));

    public void Fenced(int count) => _fenced.Add(count);

    public void Expired(int count) => _expired.Add(count);

    public void Unaccounted(long count) => _unaccounted.Add(count);
}
