using System.Text.Json;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Postbacks;

/// <summary>One inbound postback as the API shows it: as it came, as it was read, and what became of it.</summary>
internal sealed record InboundDetails
{
    public required ReceiptId Receipt { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    public required PostbackVerdict Verdict { get; init; }

    public string? Reason { get; init; }

    /// <summary>What to do about the reason.</summary>
    public string? Detail { get; init; }

    public ConversionId? Conversion { get; init; }

    /// <summary>The first receipt of what it repeats.</summary>
    public ReceiptId? DuplicateOf { get; init; }

    /// <summary>The conversion's status afterwards.</summary>
    public string? Status { get; init; }

    /// <summary>What it was answered with.</summary>
    public required int HttpStatus { get; init; }

    /// <summary>Null while it waits for its click.</summary>
    public DateTimeOffset? JudgedAt { get; init; }

    public AdvertiserId? Advertiser { get; init; }

    public string? AdvertiserName { get; init; }

    public OfferId? Offer { get; init; }

    public string? OfferName { get; init; }

    public PublisherId? Publisher { get; init; }

    public string? PublisherName { get; init; }

    public ClickId? ClickId { get; init; }

    public string? TxnId { get; init; }

    public string? Event { get; init; }

    /// <summary>The sale's value as it was sent.</summary>
    public string? Amount { get; init; }

    /// <summary>The currency as it was sent.</summary>
    public string? Currency { get; init; }

    /// <summary>How it proved who sent it.</summary>
    public required string Authentication { get; init; }

    /// <summary>Whose manner it came in; null for our own.</summary>
    public PostbackDialect? Dialect { get; init; }

    /// <summary>Reason codes of what did not refuse it: what a check that only reports would have refused, prices not applied, or that a person had it judged again.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and raw query, with the token's value masked.</summary>
    public required string Target { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The body as text; bytes that are none are shown as U+FFFD.</summary>
    public required string Body { get; init; }

    public string? RemoteAddress { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>What was understood of it; null when it could not be read.</summary>
    public JsonElement? Parsed { get; init; }

    /// <summary>What was looked at when it was judged.</summary>
    public AttributionExplanation? Attribution { get; init; }

    public static InboundDetails Of(InboundEntry entry) => new()
    {
        Receipt = entry.Id,
        At = entry.At,
        Verdict = entry.Verdict,
        Reason = entry.Reason,
        Detail = entry.Detail,
        Conversion = entry.ConversionId,
        DuplicateOf = entry.DuplicateOf,
        Status = entry.Status,
        HttpStatus = entry.HttpStatus,
        JudgedAt = entry.JudgedAt,
        Advertiser = entry.AdvertiserId,
        AdvertiserName = entry.AdvertiserName,
        Offer = entry.OfferId,
        OfferName = entry.OfferName,
        Publisher = entry.PublisherId,
        PublisherName = entry.PublisherName,
        ClickId = entry.ClickId,
        TxnId = entry.TransactionId,
        Event = entry.Event,
        Amount = entry.Amount,
        Currency = entry.Currency,
        Authentication = entry.Authentication,
        Dialect = entry.Dialect,
        Notes = entry.Notes,
        Method = entry.Method,
        Target = entry.Target,
        ContentType = entry.ContentType,
        Body = entry.BodyText,
        RemoteAddress = entry.RemoteAddress,
        UserAgent = entry.UserAgent,
        Parsed = entry.Parsed is { } parsed ? JsonElement.Parse(parsed) : null,
        Attribution = entry.Explanation,
    };
}
