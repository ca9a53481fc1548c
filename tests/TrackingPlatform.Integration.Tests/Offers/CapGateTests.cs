using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Edge.Offers;

namespace TrackingPlatform.Integration.Tests.Offers;

/// <summary>One node's side of click caps, with the time and the counters in the test's hand.</summary>
public sealed class CapGateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly CapGate _gate = new();
    private readonly MemoryLeases _leases = new();

    [Fact]
    public async Task A_node_takes_a_quarter_of_what_is_left_and_passes_the_cap_never()
    {
        var cap = Adopt(100m);
        await TurnAsync(Noon);
        Assert.Equal(25m, _leases.Used.Values.Single());

        var passed = 0;
        for (var turn = 0; turn < 200; turn++)
        {
            while (_gate.TryTake(cap, default, Noon))
            {
                passed++;
            }

            await TurnAsync(Noon.AddSeconds(turn));
        }

        Assert.Equal(100, passed);
        Assert.False(_gate.HasRoom(cap, default, Noon));
    }

    [Fact]
    public async Task With_the_database_away_the_lease_is_used_up_and_then_nobody_passes()
    {
        var cap = Adopt(1_000m);
        await TurnAsync(Noon);

        var passed = Enumerable.Range(0, 2_000).Count(_ => _gate.TryTake(cap, default, Noon));

        Assert.Equal(250, passed);
        Assert.False(_gate.HasRoom(cap, default, Noon));
    }

    [Fact]
    public async Task The_next_period_begins_with_its_own_tokens_and_the_last_gives_back_the_rest()
    {
        var cap = Adopt(400m, CapPeriod.Hour);
        await TurnAsync(Noon);
        Assert.True(_gate.TryTake(cap, default, Noon.AddMinutes(59)));
        await TurnAsync(Noon.AddMinutes(60).AddSeconds(-5));

        Assert.True(_gate.TryTake(cap, default, Noon.AddMinutes(60))); // before anybody had a turn in the new hour
        await TurnAsync(Noon.AddMinutes(61));

        Assert.Equal(1m, _leases.Used[(cap.Key, Noon)]);
        Assert.Equal(100m, _leases.Used[(cap.Key, Noon.AddHours(1))]);
    }

    [Fact]
    public async Task Tokens_of_an_hour_are_worth_nothing_in_the_next()
    {
        var cap = Adopt(400m, CapPeriod.Hour);
        await TurnAsync(Noon);

        Assert.False(_gate.TryTake(cap, default, Noon.AddHours(2)));
    }

    [Fact]
    public async Task A_lowered_limit_calls_the_tokens_back_and_a_raised_one_is_asked_at_once()
    {
        Adopt(100m);
        await TurnAsync(Noon);
        var lower = Adopt(8m);
        await TurnAsync(Noon.AddSeconds(1));
        Assert.Equal(2m, _leases.Used.Values.Single());
        while (_gate.TryTake(lower, default, Noon))
        {
            await TurnAsync(Noon.AddSeconds(2));
        }

        var higher = Adopt(12m);
        await TurnAsync(Noon.AddSeconds(3));

        Assert.True(_gate.HasRoom(higher, default, Noon));
    }

    [Fact]
    public async Task A_cap_that_is_gone_gives_everything_back()
    {
        var cap = Adopt(100m);
        await TurnAsync(Noon);
        _gate.TryTake(cap, default, Noon);

        _gate.Adopt(CampaignSnapshot.Empty);
        await TurnAsync(Noon.AddSeconds(1));

        Assert.Equal(1m, _leases.Used.Values.Single());
        Assert.False(_gate.HasCaps);
    }

    [Fact]
    public async Task An_idle_node_lets_go_of_half_each_minute_once_others_have_nothing()
    {
        Adopt(100m);
        await TurnAsync(Noon);
        var others = _leases.Used.Keys.Single();
        _leases.Used[others] = 100m;

        await TurnAsync(Noon.AddSeconds(61)); // learns of it
        await TurnAsync(Noon.AddSeconds(122));
        Assert.Equal(100m - 12m, _leases.Used[others]);

        await TurnAsync(Noon.AddSeconds(183)); // nobody took them
        await TurnAsync(Noon.AddSeconds(244));
        Assert.Equal(100m - 12m, _leases.Used[others]);
    }

    [Fact]
    public async Task A_quiet_node_says_nothing_between_its_reports()
    {
        Adopt(100m);
        await TurnAsync(Noon);

        await TurnAsync(Noon.AddSeconds(1));
        await TurnAsync(Noon.AddSeconds(30));

        Assert.Single(_leases.Exchanges);
    }

    [Fact]
    public async Task Asking_and_taking_allocate_nothing()
    {
        var (clicks, money) = (Adopt(1_000_000m), Bound(new Cap(CapMeasure.Payout, CapPeriod.Day, 10m) { IsPerPublisher = true }));
        await TurnAsync(Noon);
        var publisher = PublisherId.New(Noon);
        _gate.Close([new FullCap(money.Tenant, money.Key, publisher, Noon.AddDays(1), 10m)]);
        Ask();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 500; time++)
        {
            Ask();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Ask()
        {
            _ = _gate.HasRoom(clicks, publisher, Noon);
            _ = _gate.TryTake(clicks, publisher, Noon);
            _ = _gate.TryTake(money, publisher, Noon);
        }
    }

    [Fact]
    public void A_full_cap_is_closed_until_its_period_ends_or_its_limit_is_raised()
    {
        var cap = Bound(new Cap(CapMeasure.Conversions, CapPeriod.Day, 10m));
        _gate.Close([new FullCap(cap.Tenant, cap.Key, null, Noon.AddHours(12), 10m)]);

        Assert.False(_gate.TryTake(cap, default, Noon));
        Assert.True(_gate.TryTake(cap, default, Noon.AddHours(12)));
        Assert.True(_gate.TryTake(Bound(cap.Cap with { Limit = 11m }), default, Noon));
    }

    private static readonly Guid Offer = Guid.CreateVersion7();
    private static readonly Guid Tenant = Guid.CreateVersion7();

    private BoundCap Adopt(decimal limit, CapPeriod period = CapPeriod.Day)
    {
        var cap = new Cap(CapMeasure.Clicks, period, limit);
        var snapshot = SnapshotBuilder.Build(new SnapshotContents(
            1,
            [new SnapshotContents.TenantRow(Tenant, "Tenant", "UTC", "EUR", null, false)],
            [],
            [],
            [new SnapshotContents.OfferRow(Tenant, Offer, Guid.NewGuid(), "Offer", "active", "https://shop.example/", "EUR", null) { Caps = CapJson.Write([cap]) }],
            [],
            [],
            []));
        _gate.Adopt(snapshot);
        return snapshot.Offers.Values.Single().Caps.Single();
    }

    private static BoundCap Bound(Cap cap) => BoundCap.Of([cap], new TenantId(Tenant), CapScope.Offer, Offer, TimeZoneInfo.Utc, Currency.Of("EUR"))[0];

    private async Task TurnAsync(DateTimeOffset now)
    {
        var due = _gate.Due(now);
        var grants = await _leases.ExchangeAsync(default, due.ConvertAll(each => each.Exchange), CancellationToken.None);
        for (var index = 0; index < due.Count; index++)
        {
            due[index].Lease.Receive(grants[index]);
        }
    }
}
