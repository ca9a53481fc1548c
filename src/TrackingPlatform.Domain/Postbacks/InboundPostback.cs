using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>One inbound request as it arrived, stored before it is judged.</summary>
public sealed record InboundPostback
{
    /// <summary>The receipt's id; its time is the time of arrival.</summary>
    public required ReceiptId Id { get; init; }

    /// <summary>Whose postback it is; null when nothing in it names a tenant.</summary>
    public TenantId? TenantId { get; init; }

    /// <summary>Who sent it; null when not known.</summary>
    public AdvertiserId? AdvertiserId { get; init; }

    /// <summary>HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Path and raw query, with the token's value masked.</summary>
    public required string Target { get; init; }

    /// <summary>The body's media type, if any.</summary>
    public string? ContentType { get; init; }

    /// <summary>The raw body, with the token's value masked; empty for GET.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>The sender's address.</summary>
    public string? RemoteAddress { get; init; }

    /// <summary>The sender's agent.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Whose manner it is in; null for our own.</summary>
    public PostbackDialect? Dialect { get; init; }

    /// <summary>Reason codes of what was remarkable and did not refuse it: what a check that only reports would have refused, and prices not applied.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How it proved who it is: <c>token</c>, <c>signature</c>, <c>address</c>, <c>browser</c> by the page it is on, <c>upload</c> by whoever handed its file over, <c>named</c> where nothing is asked for, or <c>none</c>.</summary>
    public string Authentication { get; init; } = "none";

    /// <summary>What was understood of it; null when it could not be read.</summary>
    public Postback? Postback { get; init; }

    /// <summary>The verdict so far: waiting until judged, or rejected at once.</summary>
    public required PostbackVerdict Verdict { get; init; }

    /// <summary>The reason of a rejection.</summary>
    public string? Reason { get; init; }

    /// <summary>A sentence for people that says what to do about the reason.</summary>
    public string? Detail { get; init; }

    /// <summary>The HTTP status answered, or to be answered.</summary>
    public int HttpStatus { get; init; }
}
