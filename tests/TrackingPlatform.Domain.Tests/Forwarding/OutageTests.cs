using CsCheck;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Domain.Tests.Forwarding;

/// <summary>Days of outage in virtual time: 10,000 deliveries, the breaker and the retry schedule as the dispatcher applies them.</summary>
public sealed class OutageTests
{
    private const int Rows = 10_000;
    private const int Pace = 16;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Four_days_of_outage_cost_fewer_than_300_requests_and_no_delivery()
    {
        var world = new World();
        world.RunUntil(Start.AddDays(4), isUp: false);

        Assert.InRange(world.Requests, 10, 299);
        Assert.True(world.IsDisabled);
        Assert.Equal(0, world.Dead);
        Assert.Equal(world.Requests, world.Attempts);

        world.Release();
        var recovered = world.RunUntil(Start.AddDays(5), isUp: true);
        Assert.Equal(Rows, world.Delivered);
        Assert.InRange(recovered, Start.AddDays(4), Start.AddDays(4).AddHours(1));
    }

    [Fact]
    public void However_long_it_lasts_nothing_is_lost_and_what_waits_goes_out_soon_after() =>
        Gen.Select(Gen.Int[1, 7 * 24 * 60], Gen.Int[1, 240]).Sample((minutes, uncertain) =>
        {
            var world = new World();
            var end = Start.AddMinutes(minutes);
            world.RunUntil(end, isUp: false);
            if (world.IsDisabled)
            {
                world.Release();
            }

            // Half an hour is the longest that a probe lets wait; retries of the few that were tried go out when their time has come.
            world.RunUntil(end.AddMinutes(30 + uncertain), isUp: true);
            Assert.True(world.Delivered >= Rows - world.Attempts, $"{world.Delivered} delivered, {world.Attempts} tried in vain");
            world.RunUntil(end.AddDays(2), isUp: true);
            Assert.Equal((Rows, 0), (world.Delivered, world.Dead));
        });

    /// <summary>The queue of one endpoint, a request taking a tenth of a second.</summary>
    private sealed class World
    {
        private readonly PriorityQueue<int, DateTimeOffset> _due = new();
        private readonly int[] _attempts = new int[Rows];
        private CircuitBreaker _breaker = CircuitBreaker.Fresh;
        private DateTimeOffset _now = Start;

        public World()
        {
            for (var row = 0; row < Rows; row++)
            {
                _due.Enqueue(row, Start);
            }
        }

        public int Requests { get; private set; }

        public int Delivered { get; private set; }

        public int Dead { get; private set; }

        public bool IsDisabled { get; private set; }

        public int Attempts => _attempts.Sum();

        /// <summary>Somebody lets it take part again; its deliveries are due at once.</summary>
        public void Release()
        {
            (IsDisabled, _breaker) = (false, CircuitBreaker.Fresh);
            var waiting = _due.UnorderedItems.Select(item => item.Element).ToList();
            _due.Clear();
            waiting.ForEach(row => _due.Enqueue(row, _now));
        }

        /// <summary>Answers when the last request was made.</summary>
        public DateTimeOffset RunUntil(DateTimeOffset end, bool isUp)
        {
            var last = _now;
            while (_now < end && !IsDisabled && _due.TryPeek(out _, out var next))
            {
                var possible = _breaker.State == BreakerState.Closed || _breaker.ProbeAt <= next ? next : _breaker.ProbeAt!.Value; // open, so there is a time for the next probe
                if (possible > _now)
                {
                    _now = possible < end ? possible : end;
                    continue;
                }

                SendRound(isUp);
                last = _now;
                _now = _now.AddSeconds(0.1);
            }

            _now = _now < end ? end : _now;
            return last;
        }

        private void SendRound(bool isUp)
        {
            var (maySend, next) = _breaker.Ask(_now);
            Assert.True(maySend);
            _breaker = next;
            var sent = new List<int>();
            for (var limit = _breaker.InFlightLimit(Pace); limit > 0 && _due.TryPeek(out var row, out var dueAt) && dueAt <= _now; limit--)
            {
                sent.Add(_due.Dequeue());
            }

            foreach (var row in sent)
            {
                Requests++;
                var outcome = AttemptOutcome.OfStatus(isUp ? 200 : 503);
                var progress = DeliveryProgress.After(outcome, ++_attempts[row], 0.5, null);
                _breaker = _breaker.Record(outcome.Signal, _now);
                switch (progress.State)
                {
                    case DeliveryState.Delivered:
                        Delivered++;
                        _attempts[row] = 0;
                        break;
                    case DeliveryState.Due:
                        _due.Enqueue(row, _now + progress.Delay!.Value); // due again, so there is a delay
                        break;
                    default:
                        Assert.Equal(ReasonCodes.GaveUp, progress.Reason);
                        Dead++;
                        break;
                }
            }

            IsDisabled = _breaker.IsHopeless(_now);
        }
    }
}
