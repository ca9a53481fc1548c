using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Offers;

/// <summary>How a publisher stands with one offer, where that was settled for the two of them.</summary>
public sealed class PublisherAccess(TenantId tenantId, OfferId offerId, PublisherId publisherId) : ITenantOwned
{
    /// <inheritdoc/>
    public TenantId TenantId { get; private set; } = tenantId;

    /// <summary>The offer.</summary>
    public OfferId OfferId { get; private set; } = offerId;

    /// <summary>The publisher.</summary>
    public PublisherId PublisherId { get; private set; } = publisherId;

    /// <summary>Whether the publisher may send visitors.</summary>
    public AccessStatus Status { get; private set; }

    /// <summary>A sentence for colleagues; at most 500 characters.</summary>
    public string? Note { get; private set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Settles it.</summary>
    public void Settle(AccessStatus status, string? note, DateTimeOffset now) => (Status, Note, ChangedAt) = (status, note, now);
}
