using System.ComponentModel;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>A webhook as pages and the API show it.</summary>
public sealed record WebhookDetails
{
    public required WebhookId Id { get; init; }

    public required string Name { get; init; }

    public required string Url { get; init; }

    [Description("Scheme, host and port: how it stands shows among the endpoints.")]
    public required string Endpoint { get; init; }

    public required IReadOnlyList<string> Kinds { get; init; }

    [Description("Whether what is sent is signed; the secret itself is never shown again.")]
    public required bool HasSecret { get; init; }

    public required EntityStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    internal static WebhookDetails Of(StoredWebhook webhook) => new()
    {
        Id = webhook.Id,
        Name = webhook.Name,
        Url = webhook.Url,
        Endpoint = webhook.Endpoint,
        Kinds = webhook.Kinds,
        HasSecret = webhook.SecretCipher is not null,
        Status = webhook.Status,
        CreatedAt = webhook.CreatedAt,
        ChangedAt = webhook.ChangedAt,
    };

    internal WebhookDraft ToDraft() => new() { Name = Name, Url = Url, Kinds = [.. Kinds], Status = WireName<EntityStatus>.Of(Status) };
}
