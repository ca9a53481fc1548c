using System.Collections.Frozen;
using System.Collections.Immutable;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Offers;

/// <summary>A cap together with what it is on, ready to be counted. Immutable.</summary>
public sealed class BoundCap
{
    private readonly FrozenSet<PublisherId> _others;

    private BoundCap(Cap cap, TenantId tenant, CapScope scope, Guid scopeId, TimeZoneInfo tenantZone, string currency, FrozenSet<PublisherId> others)
    {
        _others = others;
        Tenant = tenant;
        Cap = cap;
        Scope = cap.Group is null ? scope : CapScope.Group;
        ScopeId = cap.Group is null ? scopeId : Guid.Empty;
        Zone = cap.TimeZone is { } given && TimeZoneInfo.TryFindSystemTimeZoneById(given, out var zone) ? zone : tenantZone;
        Currency = cap.IsMoney ? currency : string.Empty;
        Key = KeyOf(cap, Scope, ScopeId, Currency);
        KeyHash = HashOf(tenant, Key);
    }

    /// <summary>As people set it.</summary>
    public Cap Cap { get; }

    /// <summary>Whose cap it is.</summary>
    public TenantId Tenant { get; }

    /// <summary>What it is on; a cap with a group is on the group.</summary>
    public CapScope Scope { get; }

    /// <summary>The offer, event or campaign; empty for a group.</summary>
    public Guid ScopeId { get; }

    /// <summary>The zone of its periods.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The currency it counts; empty when it counts no money. Currencies are never added up: each has a counter of its own.</summary>
    public string Currency { get; }

    /// <summary>What its counters are called, such as <c>offer:off_…:conversions:day</c>. Caps of a tenant with the same key share them; the limit is no part of it.</summary>
    public string Key { get; }

    /// <summary>A hash of tenant and key, for whoever looks counters up often. Another in every process.</summary>
    public int KeyHash { get; }

    /// <summary>Why a click is turned away when it is full. A campaign's cap is one on all its offers together.</summary>
    public string Refusal => Cap.CountsPublishersApart ? ReasonCodes.CapPublisher : Scope switch
    {
        CapScope.Offer or CapScope.Event => ReasonCodes.CapOffer,
        CapScope.Campaign or CapScope.Group => ReasonCodes.CapGroup,
    };

    /// <summary>The <see cref="KeyHash"/> of caps with this key.</summary>
    public static int HashOf(TenantId tenant, string key) => HashCode.Combine(tenant, key);

    /// <summary>Binds the caps of one thing.</summary>
    /// <param name="caps">The caps.</param>
    /// <param name="tenant">Whose they are.</param>
    /// <param name="scope">What kind of thing.</param>
    /// <param name="scopeId">Which.</param>
    /// <param name="tenantZone">The zone of caps that name none.</param>
    /// <param name="currency">The currency of the money that is counted: the offer's.</param>
    public static ImmutableArray<BoundCap> Of(IReadOnlyList<Cap> caps, TenantId tenant, CapScope scope, Guid scopeId, TimeZoneInfo tenantZone, Currency currency) =>
        [.. caps.Select(cap => new BoundCap(cap, tenant, scope, scopeId, tenantZone, currency.Code, cap.IsPerPublisher ? WithOwnLimit(cap, caps) : []))];

    /// <summary>Whether it limits a publisher: one that has a limit of its own does not fall under that of every publisher.</summary>
    public bool AppliesTo(PublisherId publisher) => Cap.Publisher is { } chosen ? chosen == publisher : !_others.Contains(publisher);

    /// <summary>The counter that something of a publisher at some moment goes to.</summary>
    public CapCounter Counter(PublisherId publisher, DateTimeOffset at) =>
        new(this, Cap.CountsPublishersApart ? publisher : null, CapSpan.Around(Cap.Period, at, Zone));

    private static FrozenSet<PublisherId> WithOwnLimit(Cap each, IReadOnlyList<Cap> caps) =>
        caps.Where(cap => cap.Publisher is not null && (cap.What, cap.Period, cap.TimeZone, cap.Group) == (each.What, each.Period, each.TimeZone, each.Group))
            .Select(cap => cap.Publisher!.Value) // none is null, see above
            .ToFrozenSet();

    private static string KeyOf(Cap cap, CapScope scope, Guid scopeId, string currency)
    {
        var name = scope switch
        {
            CapScope.Offer => new OfferId(scopeId).ToString(),
            CapScope.Event => new EventId(scopeId).ToString(),
            CapScope.Campaign => new CampaignId(scopeId).ToString(),
            CapScope.Group => cap.Group,
        };
        string?[] parts =
        [
            WireName<CapScope>.Of(scope), name, WireName<CapMeasure>.Of(cap.What), currency.Length > 0 ? currency : null, WireName<CapPeriod>.Of(cap.Period),
            cap.CountsPublishersApart ? "each" : null,
        ];
        return string.Join(':', parts.Where(part => part is not null)) + (cap.TimeZone is { } zone ? "@" + zone : string.Empty);
    }
}
