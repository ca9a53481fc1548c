using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>A delivery under our lease.</summary>
/// <param name="Endpoint">Whose, and where it goes.</param>
/// <param name="Id">The delivery.</param>
/// <param name="Claim">Names the lease; whoever finishes must show it.</param>
/// <param name="TemplateId">What it sends; null for a webhook.</param>
/// <param name="TemplateVersion">In which version; null for a webhook.</param>
/// <param name="Attempt">1 for the first; this attempt is counted already.</param>
/// <param name="MacroValues">The frozen values, as JSON.</param>
/// <param name="SecretCipher">The signature secret of today, sealed; null sends no signature.</param>
/// <param name="IsWanted">Whether publisher and template, or the webhook, are active.</param>
/// <param name="IsTooLate">Whether the time allowed for trying is over.</param>
/// <param name="WebhookUrl">Where a webhook is told, with the frozen values for a body; null for a publisher.</param>
/// <param name="OldSecretCipher">The secret before it, sealed, while both sign.</param>
public sealed record ClaimedDelivery(
    EndpointKey Endpoint, DeliveryId Id, Guid Claim, TemplateId? TemplateId, int? TemplateVersion, int Attempt,
    string MacroValues, string? SecretCipher, bool IsWanted, bool IsTooLate, string? WebhookUrl = null, string? OldSecretCipher = null)
{
    /// <summary>Whether it goes along in a request that another one claimed the slot for.</summary>
    public bool RidesAlong { get; init; }
}
