using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Sends a batch of deliveries again, each from the state it was found in: one that moved on by itself meanwhile is left to itself.</summary>
internal sealed class ReplayResend(NpgsqlConnection connection, TenantId tenant, TemplateMacros macros, DateTimeOffset now)
{
    /// <summary>Makes them due. Answers how many, and the reasons of the others.</summary>
    public async Task<(int Sent, IReadOnlyList<string> Skipped)> SendAsync(
        IReadOnlyList<(DeliveryId Id, DeliveryState State, string? Reason)> found, CancellationToken cancellationToken)
    {
        var skipped = new List<string>();
        var sent = 0;
        foreach (var same in found.GroupBy(each => each.State))
        {
            switch (same.Key)
            {
                case DeliveryState.Due or DeliveryState.Leased:
                    skipped.AddRange(same.Select(_ => ConflictReasons.UnderWay));
                    break;
                case DeliveryState.Suppressed:
                    foreach (var (id, _, _) in same)
                    {
                        var reason = await TrySuppressedAsync(id, cancellationToken);
                        sent += reason is null ? 1 : 0;
                        skipped.AddRange(reason is null ? [] : [reason]);
                    }

                    break;
                default:
                    // What waits for its publisher to be active comes back by itself, and would only be parked again.
                    var waiting = same.Where(each => each.Reason != ReasonCodes.PublisherPaused).Select(each => each.Id.Value).ToArray();
                    var returned = waiting.Length == 0 ? 0 : await DeliveryReturn.FromAsync(connection, tenant, waiting, same.Key, cancellationToken);
                    sent += returned;
                    skipped.AddRange(Enumerable.Repeat(ReasonCodes.PublisherPaused, same.Count() - waiting.Length));
                    skipped.AddRange(Enumerable.Repeat(ConflictReasons.UnderWay, waiting.Length - returned));
                    break;
            }
        }

        return (sent, skipped);
    }

    private async Task<string?> TrySuppressedAsync(DeliveryId id, CancellationToken cancellationToken)
    {
        await DeliveryReturn.LockAsync(connection, id.Value, cancellationToken);
        if (await SuppressedDelivery.FindAsync(connection, tenant, id, cancellationToken) is not { } suppressed)
        {
            return ConflictReasons.UnderWay;
        }

        return await suppressed.PlanAfterAllAsync(connection, macros, now, cancellationToken) is Outcome<DeliveryId>.Conflict(var reason, _) ? reason : null;
    }
}
