using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Offers;

/// <summary>An offer as pages and the API show it.</summary>
/// <param name="Events">The events in use, in their order.</param>
/// <param name="RetiredEvents">Events that take no new conversions.</param>
/// <param name="AttributionWindow">ISO 8601.</param>
/// <param name="Warnings">What is allowed but should be looked at.</param>
/// <param name="Version">For <c>ETag</c> and <c>If-Match</c>.</param>
public sealed record OfferDetails(
    OfferId Id,
    AdvertiserId Advertiser,
    string AdvertiserName,
    string Name,
    string Destination,
    Currency Currency,
    IReadOnlyList<EventDetails> Events,
    IReadOnlyList<EventDetails> RetiredEvents,
    string? FallbackUrl,
    string AttributionWindow,
    EntityStatus Status,
    IReadOnlyList<FieldProblem> Warnings,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    [property: JsonIgnore] uint Version) : ISetupDetails<OfferDraft>
{
    string ISetupDetails<OfferDraft>.Key => Id.ToString();

    public const string DefaultVisibility = "public";

    public JsonElement? Targeting { get; init; }

    public IReadOnlyList<JsonElement> Caps { get; init; } = [];

    public string Visibility { get; init; } = DefaultVisibility;

    public IReadOnlyList<string> DeepLinkHosts { get; init; } = [];

    /// <summary>To be changed and handed back.</summary>
    public OfferDraft ToDraft() => new()
    {
        Advertiser = Advertiser.ToString(),
        Name = Name,
        Destination = Destination,
        Currency = Currency.Code,
        Events = [.. Events.Select(each => each.ToDraft())],
        FallbackUrl = FallbackUrl,
        AttributionWindow = AttributionWindow,
        Status = WireName<EntityStatus>.Of(Status),
    };
}
