using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Access;

/// <summary>An offer to join a tenant with a role, taken up once by whoever holds its secret.</summary>
public sealed class Invitation : ITenantOwned
{
    /// <summary>How long an invitation stands.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private Invitation() { }

    /// <summary>Invites a person.</summary>
    /// <param name="tenantId">The tenant to join.</param>
    /// <param name="email">Where the person is reached; the invitation is only good for this address.</param>
    /// <param name="role">The role to be given.</param>
    /// <param name="secretHash">SHA-256 of the secret in the invitation's address; the secret itself is not kept.</param>
    /// <param name="now">The time of inviting.</param>
    /// <param name="publisher">Whose person they are to be, with <see cref="Role.Publisher"/>.</param>
    public static Invitation Create(TenantId tenantId, string email, Role role, byte[] secretHash, DateTimeOffset now, PublisherId? publisher = null) => new()
    {
        TenantId = tenantId,
        Id = InvitationId.New(now),
        Email = email,
        Role = role,
        PublisherId = publisher,
        SecretHash = secretHash,
        CreatedAt = now,
        ExpiresAt = now + Lifetime,
    };

    /// <inheritdoc/>
    public TenantId TenantId { get; private set; }

    /// <summary>The invitation's identifier.</summary>
    public InvitationId Id { get; private set; }

    /// <summary>The address it is good for.</summary>
    public string Email { get; private set; } = string.Empty;

    /// <summary>The role to be given.</summary>
    public Role Role { get; private set; }

    /// <summary>Whose person they are to be, in the role of a publisher.</summary>
    public PublisherId? PublisherId { get; private set; }

    /// <summary>SHA-256 of the secret.</summary>
    public byte[] SecretHash { get; private set; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it lapses.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was taken up; null while open.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>True while it can be taken up.</summary>
    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && now < ExpiresAt;

    /// <summary>Takes it up.</summary>
    public void Accept(DateTimeOffset now) => AcceptedAt = now;
}
