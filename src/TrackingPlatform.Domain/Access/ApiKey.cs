using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Access;

/// <summary>A machine's way into one tenant's API. The secret is shown once and kept only as a hash.</summary>
public sealed class ApiKey : ITenantOwned
{
    private ApiKey() { }

    /// <summary>Makes a key.</summary>
    /// <param name="tenantId">The tenant it opens.</param>
    /// <param name="name">What it is for, in people's words.</param>
    /// <param name="scopes">What it may do; see <see cref="ApiScope"/>.</param>
    /// <param name="hash">SHA-256 of the secret.</param>
    /// <param name="hint">The last four characters of the secret, to tell keys apart.</param>
    /// <param name="now">The time of making.</param>
    public static ApiKey Create(TenantId tenantId, string name, IEnumerable<ApiScope> scopes, byte[] hash, string hint, DateTimeOffset now) => new()
    {
        TenantId = tenantId,
        Id = ApiKeyId.New(now),
        Name = name,
        Scopes = [.. scopes],
        Hash = hash,
        Hint = hint,
        CreatedAt = now,
    };

    /// <inheritdoc/>
    public TenantId TenantId { get; private set; }

    /// <summary>The key's identifier.</summary>
    public ApiKeyId Id { get; private set; }

    /// <summary>What it is for.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>What it may do.</summary>
    public List<ApiScope> Scopes { get; private set; } = [];

    /// <summary>SHA-256 of the secret.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>The secret's last four characters.</summary>
    public string Hint { get; private set; } = string.Empty;

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it last opened anything, to the minute; null when never.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>When it was revoked; null while it works.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Ends the key for good.</summary>
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
