using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>A delivery as the API shows it.</summary>
internal sealed record DeliveryDetails
{
    public required DeliveryId Id { get; init; }

    public required ConversionId Conversion { get; init; }

    /// <summary>Which change of the conversion it tells.</summary>
    public required int EventSeq { get; init; }

    public required DeliveryState State { get; init; }

    public string? Reason { get; init; }

    /// <summary>What of the template's condition did not hold.</summary>
    public string? Detail { get; init; }

    /// <summary>Null where the publisher had no template at all.</summary>
    public TemplateId? Template { get; init; }

    public string? TemplateName { get; init; }

    public int? TemplateRevision { get; init; }

    /// <summary>The tenant's own webhook that is told instead of the publisher; null for a publisher.</summary>
    public WebhookId? Webhook { get; init; }

    public string? WebhookName { get; init; }

    public required PublisherId Publisher { get; init; }

    public required string PublisherName { get; init; }

    public required OfferId Offer { get; init; }

    public string? OfferName { get; init; }

    /// <summary>The event's name.</summary>
    public required string Event { get; init; }

    /// <summary>The conversion's status that is told.</summary>
    public required string StatusSent { get; init; }

    public ClickId? ClickId { get; init; }

    public string? TxnId { get; init; }

    public string? Endpoint { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is tried next; null when it is not going to be, or waits for its endpoint.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Whether its first attempt was put off when it was planned: its template keeps changes back, or gathers them.</summary>
    public required bool KeptBack { get; init; }

    /// <summary>Until when it is tried.</summary>
    public DateTimeOffset? DeadlineAt { get; init; }

    public DateTimeOffset? LastAt { get; init; }

    public int? LastStatusCode { get; init; }

    public string? LastError { get; init; }

    /// <summary>How often it was sent again by hand.</summary>
    public required int Replays { get; init; }

    /// <summary>Every request that was made, oldest first.</summary>
    public required IReadOnlyList<AttemptDetails> Attempts { get; init; }

    public static DeliveryDetails Of(DeliveryEntry entry) => new()
    {
        Id = entry.Id,
        Conversion = entry.ConversionId,
        EventSeq = entry.EventSeq,
        State = entry.State,
        Reason = entry.Reason,
        Detail = entry.Detail,
        Template = entry.TemplateId,
        Webhook = entry.WebhookId,
        WebhookName = entry.WebhookName,
        TemplateName = entry.TemplateName,
        TemplateRevision = entry.TemplateVersion,
        Publisher = entry.PublisherId,
        PublisherName = entry.PublisherName,
        Offer = entry.OfferId,
        OfferName = entry.OfferName,
        Event = entry.Event,
        StatusSent = entry.StatusSent,
        ClickId = entry.ClickId,
        TxnId = entry.TransactionId,
        Endpoint = entry.Endpoint,
        CreatedAt = entry.CreatedAt,
        NextAt = entry.NextAt,
        KeptBack = DeliveryWords.IsKeptBack(entry),
        DeadlineAt = entry.DeadlineAt,
        LastAt = entry.LastAt,
        LastStatusCode = entry.LastStatusCode,
        LastError = entry.LastError,
        Replays = entry.Replays,
        Attempts = [.. entry.Attempts.Select(AttemptDetails.Of)],
    };
}
