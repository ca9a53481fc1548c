using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>A delivery with its attempts, wherever it is kept.</summary>
public sealed record DeliveryEntry
{
    public required DeliveryId Id { get; init; }

    public required ConversionId ConversionId { get; init; }

    public ClickId? ClickId { get; init; }

    public string? TransactionId { get; init; }

    /// <summary>Null where the publisher had no template at all.</summary>
    public TemplateId? TemplateId { get; init; }

    public string? TemplateName { get; init; }

    public int? TemplateVersion { get; init; }

    /// <summary>The tenant's own webhook that is told instead of the publisher; null for a publisher.</summary>
    public WebhookId? WebhookId { get; init; }

    public string? WebhookName { get; init; }

    /// <summary>Which change of the conversion it tells.</summary>
    public required int EventSeq { get; init; }

    public required PublisherId PublisherId { get; init; }

    public required string PublisherName { get; init; }

    public required OfferId OfferId { get; init; }

    public string? OfferName { get; init; }

    public required string Event { get; init; }

    /// <summary>The conversion's status that is told.</summary>
    public required string StatusSent { get; init; }

    public string? Endpoint { get; init; }

    public required DeliveryState State { get; init; }

    public string? Reason { get; init; }

    /// <summary>A line that says more of a suppression, such as what of the template's condition did not hold.</summary>
    public string? Detail { get; init; }

    /// <summary>Attempts made since it was planned or sent again.</summary>
    public required int Attempt { get; init; }

    /// <summary>When it is tried next; null when it is not going to be.</summary>
    public DateTimeOffset? NextAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it is tried.</summary>
    public DateTimeOffset? DeadlineAt { get; init; }

    public DateTimeOffset? LastAt { get; init; }

    public int? LastStatusCode { get; init; }

    public string? LastError { get; init; }

    /// <summary>How often it was sent again by hand.</summary>
    public required int Replays { get; init; }

    /// <summary>Its attempts, oldest first.</summary>
    public IReadOnlyList<DeliveryAttemptEntry> Attempts { get; init; } = [];
}
