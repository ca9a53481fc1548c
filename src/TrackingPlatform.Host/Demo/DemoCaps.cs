using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Host.Demo;

/// <summary>Caps that have come as far as they would have in life: each limit is a little above what the made-up traffic used.</summary>
internal static class DemoCaps
{
    // The offer, what is limited, and how far it has come.
    private static readonly (int Offer, Cap Cap, decimal Share)[] Plans =
    [
        (0, new Cap(CapMeasure.Payout, CapPeriod.Month, 1m) { Overflow = CapOverflow.Hold }, 0.93m),
        (1, new Cap(CapMeasure.Conversions, CapPeriod.Week, 1m), 0.60m),
        (3, new Cap(CapMeasure.Revenue, CapPeriod.Month, 1m) { Overflow = CapOverflow.Accept }, 0.45m),
        (5, new Cap(CapMeasure.Clicks, CapPeriod.Day, 1m), 0.30m),
    ];

    public static async Task SetAsync(TenantScope tenants, CapBook book, TenantId tenant, DemoSetup setup, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await LimitAsync(tenants, tenant, setup, plan => plan.Cap, now, cancellationToken);
        var used = (await book.ReadAsync(tenant, cancellationToken)).ToDictionary(standing => standing.Offer!.Value, standing => standing.Used); // all are on offers
        await LimitAsync(tenants, tenant, setup, plan => plan.Cap with { Limit = Round(used[setup.Offers[plan.Offer].Id] / plan.Share) }, now, cancellationToken);
    }

    private static Task LimitAsync(
        TenantScope tenants, TenantId tenant, DemoSetup setup, Func<(int Offer, Cap Cap, decimal Share), Cap> cap, DateTimeOffset now, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                foreach (var plan in Plans)
                {
                    var id = setup.Offers[plan.Offer].Id;
                    (await context.Offers.SingleAsync(offer => offer.Id == id, token)).Limit([cap(plan)], now);
                }

                await context.SaveChangesAsync(token);
            },
            cancellationToken);

    // As people set limits: in tens, at least ten.
    private static decimal Round(decimal limit) => Math.Max(10m, decimal.Ceiling(limit / 10m) * 10m);
}
