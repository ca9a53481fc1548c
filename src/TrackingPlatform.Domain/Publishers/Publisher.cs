using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Publishers;

/// <summary>Sends traffic, gets paid, receives forwarded postbacks.</summary>
public sealed class Publisher : ITenantOwned
{
    private Publisher() { }

    /// <summary>Adds a publisher.</summary>
    public static Publisher Create(TenantId tenantId, string name, DateTimeOffset now) => new()
    {
        TenantId = tenantId,
        Id = PublisherId.New(now),
        Name = name,
        CreatedAt = now,
        ChangedAt = now,
    };

    /// <inheritdoc/>
    public TenantId TenantId { get; private set; }

    /// <summary>The publisher's identifier.</summary>
    public PublisherId Id { get; private set; }

    /// <summary>What people call it; 1 to 120 characters.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>The tenant's own reference.</summary>
    public string? Ref { get; private set; }

    /// <summary>Where its people are reached.</summary>
    public string? Email { get; private set; }

    /// <summary>How it stands.</summary>
    public PublisherStatus Status { get; private set; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The row's version, for optimistic concurrency.</summary>
    public uint Version { get; private set; }

    /// <summary>Changes everything that people may change.</summary>
    public void Describe(string name, string? reference, string? email, PublisherStatus status, DateTimeOffset now) =>
        (Name, Ref, Email, Status, ChangedAt) = (name, reference, email, status, now);
}
