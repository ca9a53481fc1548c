using CsCheck;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Workers.Forwarding;

namespace TrackingPlatform.Integration.Tests.Forwarding;

/// <summary>How the dispatcher shares out what may be under way, over generated queues and loads.</summary>
public sealed class DispatchPlanTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(56);

    /// <summary>Up to eight tenants with up to forty endpoints each that have something due, and what is under way to the first of them.</summary>
    private static readonly Gen<(int[] Endpoints, int[] UnderWay)> Queues = Gen.Select(Gen.Int[0, 40].Array[1, 8], Gen.Int[0, 4].Array[0, 60]);

    [Fact]
    public void It_never_passes_a_limit() => Queues.Sample(queue =>
    {
        var (lanes, due, underWay) = Arrange(queue);
        var quotas = lanes.Plan(due, Now).Quotas;

        Assert.True(underWay.Values.Sum() + quotas.Sum(quota => quota.Take) <= EndpointLanes.MostInFlight);
        Assert.All(quotas.GroupBy(quota => quota.Endpoint.Tenant), tenant => Assert.True(
            tenant.Sum(quota => quota.Take) + underWay.Where(each => each.Key.Tenant == tenant.Key).Sum(each => each.Value) <= EndpointLanes.MostOfOneTenant));
        Assert.All(quotas, quota => Assert.InRange(quota.Take + underWay.GetValueOrDefault(quota.Endpoint), 1, 4));
        Assert.Equal(quotas.Count, quotas.Select(quota => quota.Endpoint).Distinct().Count());
    });

    [Fact]
    public void No_endpoint_goes_without_while_another_of_its_tenant_gets_two_more() => Queues.Sample(queue =>
    {
        var (lanes, due, underWay) = Arrange(queue);
        var taken = lanes.Plan(due, Now).Quotas.ToDictionary(quota => quota.Endpoint, quota => quota.Take);

        foreach (var tenant in due.GroupBy(endpoint => endpoint.Tenant))
        {
            var most = tenant.Max(endpoint => taken.GetValueOrDefault(endpoint));
            Assert.All(tenant.Where(endpoint => underWay.GetValueOrDefault(endpoint) + taken.GetValueOrDefault(endpoint) < 4), endpoint => Assert.True(taken.GetValueOrDefault(endpoint) >= most - 1));
        }
    });

    [Fact]
    public void Nothing_stays_free_that_somebody_could_use() => Queues.Sample(queue =>
    {
        var (lanes, due, underWay) = Arrange(queue);
        var quotas = lanes.Plan(due, Now).Quotas;
        if (underWay.Values.Sum() + quotas.Sum(quota => quota.Take) == EndpointLanes.MostInFlight)
        {
            return;
        }

        var taken = quotas.ToDictionary(quota => quota.Endpoint, quota => quota.Take);
        foreach (var tenant in due.GroupBy(endpoint => endpoint.Tenant))
        {
            var used = underWay.Where(each => each.Key.Tenant == tenant.Key).Sum(each => each.Value) + tenant.Sum(endpoint => taken.GetValueOrDefault(endpoint));
            Assert.True(used == EndpointLanes.MostOfOneTenant || tenant.All(endpoint => underWay.GetValueOrDefault(endpoint) + taken.GetValueOrDefault(endpoint) == 4));
        }
    });

    [Fact]
    public void First_attempts_and_retries_both_have_a_share() => Queues.Sample(queue =>
    {
        var (lanes, due, _) = Arrange(queue);
        Assert.All(lanes.Plan(due, Now).Quotas.Where(quota => quota.Take > 1), quota => Assert.InRange(quota.ForFresh, 1, quota.Take - 1));
    });

    [Fact]
    public void A_single_slot_is_theirs_in_turn()
    {
        var lanes = new EndpointLanes();
        var endpoint = Endpoint(0, 0);
        for (var number = 0; number < 3; number++)
        {
            lanes.Started(endpoint, Now);
        }

        Assert.Equal([1, 0, 1, 0], Enumerable.Range(0, 4).Select(_ => Assert.Single(lanes.Plan([endpoint], Now).Quotas).ForFresh));
    }

    private static (EndpointLanes Lanes, IReadOnlyList<EndpointKey> Due, IReadOnlyDictionary<EndpointKey, int> UnderWay) Arrange((int[] Endpoints, int[] UnderWay) queue)
    {
        var due = queue.Endpoints.SelectMany((count, tenant) => Enumerable.Range(0, count).Select(number => Endpoint(tenant, number))).ToList();
        var lanes = new EndpointLanes();
        var underWay = new Dictionary<EndpointKey, int>();
        foreach (var (endpoint, count) in due.Zip(queue.UnderWay))
        {
            for (var number = 0; number < count && underWay.Where(each => each.Key.Tenant == endpoint.Tenant).Sum(each => each.Value) < EndpointLanes.MostOfOneTenant; number++)
            {
                lanes.Started(endpoint, Now);
                underWay[endpoint] = underWay.GetValueOrDefault(endpoint) + 1;
            }
        }

        return (lanes, due, underWay);
    }

    private static EndpointKey Endpoint(int tenant, int number) => new(new TenantId(new Guid(tenant + 1, 0, 0, new byte[8])), $"https://p{number}.example");
}
