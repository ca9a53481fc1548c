using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>A webhook as it is kept.</summary>
public sealed record StoredWebhook
{
    public required WebhookId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Where it is told; no macros.</summary>
    public required string Url { get; init; }

    /// <summary>Scheme, host and port of it.</summary>
    public required string Endpoint { get; init; }

    /// <summary>What it hears of; see <see cref="WebhookKinds"/>.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>Its signature secret, sealed; null sends no signature.</summary>
    public string? SecretCipher { get; init; }

    public required EntityStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
