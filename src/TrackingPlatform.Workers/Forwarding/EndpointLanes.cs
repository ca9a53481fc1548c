using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Shares out what may be under way at once: over all, over tenants, over endpoints. Safe to use by many threads.</summary>
internal sealed class EndpointLanes
{
    public const int MostInFlight = 512;

    /// <summary>However busy a tenant is, three quarters are left for the others.</summary>
    public const int MostOfOneTenant = MostInFlight / 4;

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<EndpointKey, EndpointLane> _lanes = [];
    private readonly Dictionary<TenantId, int> _tenants = [];
    private int _inFlight;
    private int _turn;
    private int _pass;

    public int InFlight
    {
        get
        {
            lock (_lock)
            {
                return _inFlight;
            }
        }
    }

    /// <summary>Gives every endpoint one slot in turn until none is left; who comes first changes from pass to pass.</summary>
    public DispatchPlan Plan(IReadOnlyList<EndpointKey> due, DateTimeOffset now)
    {
        lock (_lock)
        {
            var free = MostInFlight - _inFlight;
            var tenants = new Dictionary<TenantId, int>(_tenants);
            var probes = new List<(EndpointKey, CircuitBreaker, DateTimeOffset?)>();
            var disabled = new List<EndpointKey>();
            var waiting = new List<(EndpointLane Lane, int Take)>();
            for (var i = 0; i < due.Count; i++)
            {
                var lane = Lane(due[(i + _turn) % due.Count]);
                if (lane.DisabledReason is not null)
                {
                    disabled.Add(lane.Key);
                }
                else if (lane.IsOpen)
                {
                    if (lane.Probe(now) is { } halfOpen && TryTake(lane.Key.Tenant))
                    {
                        probes.Add((lane.Key, halfOpen, lane.WrittenAt));
                    }
                }
                else if (lane.Free > 0)
                {
                    waiting.Add((lane, 0));
                }
            }

            for (var gave = true; gave && free > 0;)
            {
                gave = false;
                for (var i = 0; i < waiting.Count && free > 0; i++)
                {
                    var (lane, take) = waiting[i];
                    if (take < lane.Free && TryTake(lane.Key.Tenant))
                    {
                        waiting[i] = (lane, take + 1);
                        gave = true;
                    }
                }
            }

            _pass++;
            var quotas = waiting.Where(each => each.Take > 0).Select(each => new EndpointQuota(each.Lane.Key, each.Take, ForFresh(each.Take), !each.Lane.Limit.IsNone)).ToList();
            _turn = due.Count == 0 ? 0 : (_turn + Math.Max(1, quotas.Count)) % due.Count;
            return new DispatchPlan(quotas, probes, disabled);

            bool TryTake(TenantId tenant)
            {
                var used = tenants.GetValueOrDefault(tenant);
                if (free <= 0 || used >= MostOfOneTenant)
                {
                    return false;
                }

                tenants[tenant] = used + 1;
                free--;
                return true;
            }
        }
    }

    public void Started(EndpointKey endpoint, DateTimeOffset now)
    {
        lock (_lock)
        {
            Lane(endpoint).Start(now);
            _tenants[endpoint.Tenant] = _tenants.GetValueOrDefault(endpoint.Tenant) + 1;
            _inFlight++;
        }
    }

    /// <summary>Takes note of a result. Answers whether the endpoint came back with it.</summary>
    public bool Record(EndpointKey endpoint, BreakerSignal signal, TimeSpan duration, string? disablingReason, DateTimeOffset now)
    {
        lock (_lock)
        {
            var lane = Lane(endpoint);
            var hasComeBack = lane.Record(signal, duration, disablingReason, now);
            if (lane.Breaker.IsHopeless(now) && lane.DisabledReason is null)
            {
                lane.Record(signal, duration, ReasonCodes.BreakerOpen, now);
            }

            return hasComeBack;
        }
    }

    public void Finished(EndpointKey endpoint, DateTimeOffset now)
    {
        lock (_lock)
        {
            Lane(endpoint).Finish(now);
            _inFlight--;
            if (--_tenants[endpoint.Tenant] == 0)
            {
                _tenants.Remove(endpoint.Tenant);
            }
        }
    }

    public void TakeProbe(EndpointKey endpoint, CircuitBreaker halfOpen, DateTimeOffset writtenAt)
    {
        lock (_lock)
        {
            Lane(endpoint).TakeProbe(halfOpen, writtenAt);
        }
    }

    /// <summary>Nothing came of a probe taken.</summary>
    public void GiveProbeBack(EndpointKey endpoint, DateTimeOffset now)
    {
        lock (_lock)
        {
            Lane(endpoint).GiveProbeBack(now);
        }
    }

    /// <summary>Transitions that the database does not know yet.</summary>
    public IReadOnlyList<(EndpointKey Endpoint, CircuitBreaker Breaker, string? DisabledReason, DateTimeOffset? From, int Transitions)> Unwritten()
    {
        lock (_lock)
        {
            return [.. _lanes.Values.Where(lane => lane.Unwritten > 0).Select(lane => (lane.Key, lane.Breaker, lane.DisabledReason, lane.WrittenAt, lane.Unwritten))];
        }
    }

    public void Written(EndpointKey endpoint, int transitions, DateTimeOffset writtenAt)
    {
        lock (_lock)
        {
            Lane(endpoint).Written(transitions, writtenAt);
        }
    }

    public void Adopt(EndpointHealth health)
    {
        lock (_lock)
        {
            Lane(health.Endpoint).Adopt(health.Breaker, health.DisabledReason, health.ChangedAt);
        }
    }

    /// <summary>Takes over what people have set; every other endpoint has no limit.</summary>
    public void Limit(IReadOnlyDictionary<EndpointKey, EndpointLimit> limits)
    {
        lock (_lock)
        {
            foreach (var lane in _lanes.Values)
            {
                lane.Limit = limits.GetValueOrDefault(lane.Key);
            }

            foreach (var (endpoint, limit) in limits)
            {
                Lane(endpoint).Limit = limit;
            }
        }
    }

    /// <summary>Whether people have set a limit for it.</summary>
    public bool IsLimited(EndpointKey endpoint)
    {
        lock (_lock)
        {
            return !Lane(endpoint).Limit.IsNone;
        }
    }

    /// <summary>Forgets endpoints that were not used for a while and have nothing to remember.</summary>
    public void Forget(DateTimeOffset now)
    {
        lock (_lock)
        {
            foreach (var lane in _lanes.Values.Where(lane => lane.IsPlain && now - lane.UsedAt > Memory).ToList())
            {
                _lanes.Remove(lane.Key);
            }
        }
    }

    // A quarter, and of a single slot every second one: a backlog of retries must not keep what just happened waiting, nor the other way round.
    private int ForFresh(int take) => take == 1 ? _pass & 1 : Math.Max(1, take / 4);

    private EndpointLane Lane(EndpointKey endpoint)
    {
        if (!_lanes.TryGetValue(endpoint, out var lane))
        {
            _lanes.Add(endpoint, lane = new EndpointLane(endpoint));
        }

        return lane;
    }
}
