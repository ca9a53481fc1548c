using System.Text;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>One inbound postback: as it came, as it was read, and what became of it.</summary>
public sealed record InboundEntry
{
    public required ReceiptId Id { get; init; }

    /// <summary>When it came.</summary>
    public DateTimeOffset At => EntityId.TimeOf(Id.Value);

    public AdvertiserId? AdvertiserId { get; init; }

    public string? AdvertiserName { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and raw query, with the token's value masked.</summary>
    public required string Target { get; init; }

    public string? ContentType { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>The body as text; bytes that are none are shown as U+FFFD.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body);

    public string? RemoteAddress { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>How it proved who sent it.</summary>
    public required string Authentication { get; init; }

    /// <summary>Whose manner it came in; null for our own.</summary>
    public PostbackDialect? Dialect { get; init; }

    /// <summary>Reason codes of what was remarkable and did not refuse it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What was understood of it, as JSON; null when it could not be read.</summary>
    public string? Parsed { get; init; }

    public ClickId? ClickId { get; init; }

    public string? TransactionId { get; init; }

    public string? Event { get; init; }

    /// <summary>The sale's value as it was sent.</summary>
    public string? Amount { get; init; }

    /// <summary>The currency as it was sent.</summary>
    public string? Currency { get; init; }

    public required PostbackVerdict Verdict { get; init; }

    public string? Reason { get; init; }

    /// <summary>What to do about the reason, in a sentence.</summary>
    public string? Detail { get; init; }

    public required int HttpStatus { get; init; }

    public ConversionId? ConversionId { get; init; }

    public ReceiptId? DuplicateOf { get; init; }

    /// <summary>The conversion's status afterwards.</summary>
    public string? Status { get; init; }

    /// <summary>What was looked at when it was judged.</summary>
    public AttributionExplanation? Explanation { get; init; }

    public DateTimeOffset? JudgedAt { get; init; }

    public OfferId? OfferId { get; init; }

    public string? OfferName { get; init; }

    public PublisherId? PublisherId { get; init; }

    public string? PublisherName { get; init; }
}
