using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>The deliveries of one publisher, for its own people: whatever is asked for, no others are shown.</summary>
internal sealed class PortalDeliveries(DeliveryLog log)
{
    /// <summary>Reads one page; nothing for anybody who is no publisher's person.</summary>
    public async Task<LogPage<DeliveryEntry>?> ListAsync(Actor actor, DeliveryFilter filter, LogPaging paging, CancellationToken cancellationToken) =>
        actor is { Publisher: { } publisher } && actor.May(Permissions.Propose)
            ? await log.ListAsync(actor.TenantId, filter with { Publisher = publisher, IsForPublishers = true }, paging, cancellationToken)
            : null;

    /// <summary>One of their deliveries; null when they have none of this id.</summary>
    public async Task<DeliveryEntry?> FindAsync(Actor actor, DeliveryId id, CancellationToken cancellationToken) =>
        await ListAsync(actor, new DeliveryFilter { Delivery = id }, new LogPaging { Limit = 1 }, cancellationToken) is { Items: [var found] } ? found : null;
}
