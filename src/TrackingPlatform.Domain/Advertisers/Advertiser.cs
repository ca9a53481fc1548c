using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Advertisers;

/// <summary>Pays for results, owns offers, and sends conversion postbacks.</summary>
public sealed class Advertiser : ITenantOwned
{
    private Advertiser() { }

    /// <summary>Adds an advertiser.</summary>
    public static Advertiser Create(TenantId tenantId, string name, DateTimeOffset now) => new()
    {
        TenantId = tenantId,
        Id = AdvertiserId.New(now),
        Name = name,
        CreatedAt = now,
        ChangedAt = now,
    };

    /// <inheritdoc/>
    public TenantId TenantId { get; private set; }

    /// <summary>The advertiser's identifier.</summary>
    public AdvertiserId Id { get; private set; }

    /// <summary>What people call it; 1 to 120 characters.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>The tenant's own reference, such as a customer number.</summary>
    public string? Ref { get; private set; }

    /// <summary>Whether it takes part. Postbacks of a paused advertiser are still taken: money already earned is not lost.</summary>
    public EntityStatus Status { get; private set; }

    /// <summary>The postback token, encrypted.</summary>
    public string PostbackTokenCipher { get; private set; } = string.Empty;

    /// <summary>SHA-256 of the postback token, by which it is found.</summary>
    public byte[] PostbackTokenHash { get; private set; } = [];

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The row's version, for optimistic concurrency.</summary>
    public uint Version { get; private set; }

    /// <summary>Changes name, reference and status.</summary>
    public void Describe(string name, string? reference, EntityStatus status, DateTimeOffset now) =>
        (Name, Ref, Status, ChangedAt) = (name, reference, status, now);

    /// <summary>Gives another postback token; the old one stops working at once.</summary>
    public void SetPostbackToken(string cipher, byte[] hash, DateTimeOffset now) =>
        (PostbackTokenCipher, PostbackTokenHash, ChangedAt) = (cipher, hash, now);
}
