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

    /// <summary>The token that is being replaced, encrypted; null when none is.</summary>
    public string? FormerTokenCipher { get; private set; }

    /// <summary>SHA-256 of the token that is being replaced.</summary>
    public byte[]? FormerTokenHash { get; private set; }

    /// <summary>Until when the token that is being replaced still counts.</summary>
    public DateTimeOffset? FormerTokenUntil { get; private set; }

    /// <summary>How strictly postbacks are asked for the token.</summary>
    public SenderCheck TokenCheck { get; private set; } = SenderCheck.Enforced;

    /// <summary>How strictly postbacks are asked for a signature.</summary>
    public SenderCheck SignatureCheck { get; private set; }

    /// <summary>How strictly postbacks are held to the addresses.</summary>
    public SenderCheck AddressCheck { get; private set; }

    /// <summary>The addresses and ranges that postbacks come from, at most <see cref="AddressList.Most"/>.</summary>
    public List<string> Addresses { get; private set; } = [];

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The row's version, for optimistic concurrency.</summary>
    public uint Version { get; private set; }

    /// <summary>Changes name, reference and status.</summary>
    public void Describe(string name, string? reference, EntityStatus status, DateTimeOffset now) =>
        (Name, Ref, Status, ChangedAt) = (name, reference, status, now);

    /// <summary>What its postbacks must prove.</summary>
    public SenderChecks Checks => new(TokenCheck, SignatureCheck, AddressCheck);

    /// <summary>Asks its postbacks for other proofs.</summary>
    public void Ask(SenderChecks checks, IEnumerable<string> addresses, DateTimeOffset now) =>
        (TokenCheck, SignatureCheck, AddressCheck, Addresses, ChangedAt) = (checks.Token, checks.Signature, checks.Address, [.. addresses], now);

    /// <summary>Gives another postback token.</summary>
    /// <param name="cipher">The token, encrypted.</param>
    /// <param name="hash">Its SHA-256.</param>
    /// <param name="now">The time of the change.</param>
    /// <param name="formerUntil">Until when the old one still counts; null: it stops working at once. One before that stops in any case.</param>
    public void SetPostbackToken(string cipher, byte[] hash, DateTimeOffset now, DateTimeOffset? formerUntil = null)
    {
        (FormerTokenCipher, FormerTokenHash, FormerTokenUntil) = formerUntil is null ? (null, null, null) : (PostbackTokenCipher, PostbackTokenHash, formerUntil);
        (PostbackTokenCipher, PostbackTokenHash, ChangedAt) = (cipher, hash, now);
    }

    /// <summary>The token that is being replaced stops working at once.</summary>
    public void DropFormerToken(DateTimeOffset now) => (FormerTokenCipher, FormerTokenHash, FormerTokenUntil, ChangedAt) = (null, null, null, now);
}
