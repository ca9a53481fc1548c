using System.Text.Json.Serialization;
using TrackingPlatform.Admin.Campaigns;
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

    /// <summary>Null takes all visitors.</summary>
    public ConditionDraft? Targeting { get; init; }

    public bool TargetingSoft { get; init; }

    public IReadOnlyList<CapDraft> Caps { get; init; } = [];

    /// <summary>All of them, archived ones too.</summary>
    public IReadOnlyList<LandingPageDraft> LandingPages { get; init; } = [];

    public BrowserReporting BrowserReporting { get; init; }

    public OfferVisibility Visibility { get; init; }

    public IReadOnlyList<string> DeepLinkHosts { get; init; } = [];

    public RedirectKind Redirect { get; init; }

    public bool PassParameters { get; init; }

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
        Targeting = Targeting?.Copy(),
        TargetingSoft = TargetingSoft,
        Visibility = WireName<OfferVisibility>.Of(Visibility),
        DeepLinkHosts = [.. DeepLinkHosts],
        Redirect = WireName<RedirectKind>.Of(Redirect),
        PassParameters = PassParameters,
        LandingPages = [.. LandingPages.Select(page => page.Copy())],
        BrowserReporting = WireName<BrowserReporting>.Of(BrowserReporting),
        Caps = CapDraft.Copy(Caps),
    };
}
