using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Offers;

/// <summary>What is promoted: where visitors go and what each event pays and earns.</summary>
public sealed class Offer : ITenantOwned
{
    /// <summary>How long after its click a conversion still counts, unless the offer says otherwise.</summary>
    public static readonly TimeSpan DefaultAttributionWindow = TimeSpan.FromDays(30);

    private readonly List<OfferEvent> _events = [];

    private Offer() { }

    /// <summary>Adds an offer of an advertiser.</summary>
    public static Offer Create(TenantId tenantId, AdvertiserId advertiserId, Currency currency, DateTimeOffset now) => new()
    {
        TenantId = tenantId,
        Id = OfferId.New(now),
        AdvertiserId = advertiserId,
        Currency = currency,
        CreatedAt = now,
        ChangedAt = now,
    };

    /// <inheritdoc/>
    public TenantId TenantId { get; private set; }

    /// <summary>The offer's identifier.</summary>
    public OfferId Id { get; private set; }

    /// <summary>Whose offer it is; never changes, since postbacks are checked against it.</summary>
    public AdvertiserId AdvertiserId { get; private set; }

    /// <summary>What people call it; 1 to 120 characters.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Where visitors go: a URL with click macros, up to 2,048 characters.</summary>
    public string Destination { get; private set; } = string.Empty;

    /// <summary>The currency of its prices; never changes once the offer exists, since booked money keeps it.</summary>
    public Currency Currency { get; private set; }

    /// <summary>How long after its click a conversion still counts; a minute to a year.</summary>
    public TimeSpan AttributionWindow { get; private set; } = DefaultAttributionWindow;

    /// <summary>Where a visitor goes who may not go to the offer; null follows the campaign's fallback.</summary>
    public string? FallbackUrl { get; private set; }

    /// <summary>Whether it takes part.</summary>
    public EntityStatus Status { get; private set; }

    /// <summary>What must hold of its visitors; null takes all.</summary>
    public Condition? Targeting { get; private set; }

    /// <summary>Visitors outside the targeting are let through and marked.</summary>
    public bool IsTargetingSoft { get; private set; }

    /// <summary>Which publishers may send visitors.</summary>
    public OfferVisibility Visibility { get; private set; }

    /// <summary>How visitors are sent on.</summary>
    public RedirectKind Redirect { get; private set; }

    /// <summary>Parameters that nobody here knows travel on to the destination.</summary>
    public bool PassesParameters { get; private set; }

    /// <summary>Hosts that a link's <c>url</c> may lead to, in lower case; <c>*.shop.example</c> stands for all below.</summary>
    public IReadOnlyList<string> DeepLinkHosts { get; private set; } = [];

    /// <summary>Pages that visitors may land on in place of the destination.</summary>
    public IReadOnlyList<LandingPage> LandingPages { get; private set; } = [];

    /// <summary>What becomes of conversions that visitors' browsers report.</summary>
    public BrowserReporting BrowserReporting { get; private set; }

    /// <summary>Its caps, and those of the groups it belongs to.</summary>
    public IReadOnlyList<Cap> Caps { get; private set; } = [];

    /// <summary>Its events, in the order people gave them; exactly one is the default.</summary>
    public IReadOnlyList<OfferEvent> Events => _events;

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The row's version, for optimistic concurrency.</summary>
    public uint Version { get; private set; }

    /// <summary>Changes everything but the events.</summary>
    public void Describe(string name, string destination, TimeSpan attributionWindow, string? fallbackUrl, EntityStatus status, DateTimeOffset now) =>
        (Name, Destination, AttributionWindow, FallbackUrl, Status, ChangedAt) = (name, destination, attributionWindow, fallbackUrl, status, now);

    /// <summary>Says whose visitors it takes.</summary>
    public void Target(Condition? targeting, bool isSoft, OfferVisibility visibility, DateTimeOffset now) =>
        (Targeting, IsTargetingSoft, Visibility, ChangedAt) = (targeting, isSoft, visibility, now);

    /// <summary>Says how visitors travel on.</summary>
    public void SendBy(RedirectKind redirect, bool passesParameters, IReadOnlyList<string> deepLinkHosts, DateTimeOffset now) =>
        (Redirect, PassesParameters, DeepLinkHosts, ChangedAt) = (redirect, passesParameters, deepLinkHosts, now);

    /// <summary>Says which pages visitors may land on.</summary>
    public void Show(IReadOnlyList<LandingPage> pages, DateTimeOffset now) => (LandingPages, ChangedAt) = (pages, now);

    /// <summary>Says whether visitors' browsers may report conversions.</summary>
    public void ReportBy(BrowserReporting browsers, DateTimeOffset now) => (BrowserReporting, ChangedAt) = (browsers, now);

    /// <summary>Says how much it takes.</summary>
    public void Limit(IReadOnlyList<Cap> caps, DateTimeOffset now) => (Caps, ChangedAt) = (caps, now);

    /// <summary>Adds an event at the end.</summary>
    public OfferEvent AddEvent(string name, DateTimeOffset now)
    {
        var added = new OfferEvent(TenantId, Id, EventId.New(now), name, _events.Count);
        _events.Add(added);
        ChangedAt = now;
        return added;
    }

    /// <summary>Makes <paramref name="chosen"/> the one default event.</summary>
    public void SetDefaultEvent(OfferEvent chosen)
    {
        foreach (var each in _events)
        {
            each.IsDefault = ReferenceEquals(each, chosen);
        }
    }
}
