using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Which deliveries are wanted; null does not ask. The range is about when they were planned.</summary>
public sealed record DeliveryFilter
{
    public TimeRange Range { get; init; }

    public DeliveryId? Delivery { get; init; }

    public ConversionId? Conversion { get; init; }

    /// <summary>The click of the conversion.</summary>
    public ClickId? Click { get; init; }

    public TemplateId? Template { get; init; }

    public WebhookId? Webhook { get; init; }

    public PublisherId? Publisher { get; init; }

    /// <summary>Only what publishers may know of: nothing that goes to the tenant's own webhooks, nothing about events that they do not see.</summary>
    public bool IsForPublishers { get; init; }

    public OfferId? Offer { get; init; }

    public AdvertiserId? Advertiser { get; init; }

    public IReadOnlyList<DeliveryState> States { get; init; } = [];

    public string? Reason { get; init; }

    /// <summary>Scheme, host and port.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The request that carried them together.</summary>
    public BatchId? Batch { get; init; }

    /// <summary>The event by its name, in any case.</summary>
    public string? Event { get; init; }

    /// <summary>The advertiser's id of the transaction, whole.</summary>
    public string? TransactionId { get; init; }

    /// <summary>How the advertiser's id of the transaction begins.</summary>
    public string? TransactionPrefix { get; init; }

    /// <summary>Asks for what belongs to one id; a range is of little use then.</summary>
    public bool IsExact => Delivery is not null || Conversion is not null || Click is not null || TransactionId is not null || Batch is not null;
}
