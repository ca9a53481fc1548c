using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Turns plain rows into the snapshot: compiles destinations, ties references together.</summary>
/// <remarks>
/// A row that cannot be understood is left out and named among the problems, and so is whatever refers to it; all else works on.
/// The database's checks make that a matter of damaged files, not of daily life.
/// </remarks>
public sealed class SnapshotBuilder
{
    private const string NoCaps = "[]";

    private static readonly FrozenDictionary<OfferId, AccessStatus> NoAccess = FrozenDictionary<OfferId, AccessStatus>.Empty;

    private readonly List<string> _problems = [];
    private readonly Dictionary<Guid, FrozenDictionary<OfferId, AccessStatus>> _access = [];
    private readonly Dictionary<Guid, TrafficBlocks> _blocks = [];
    private readonly Dictionary<Guid, TenantEntry> _tenants = [];
    private ILookup<Guid, SnapshotContents.DialectRow> _dialects = Array.Empty<SnapshotContents.DialectRow>().ToLookup(row => row.Tenant);
    private readonly Dictionary<AdvertiserId, AdvertiserEntry> _advertisers = [];
    private readonly Dictionary<PublisherId, PublisherEntry> _publishers = [];
    private readonly Dictionary<OfferId, OfferEntry> _offers = [];
    private readonly Dictionary<CampaignId, CampaignEntry> _campaigns = [];
    private readonly Dictionary<string, LinkEntry> _links = new(StringComparer.Ordinal);

    private readonly Dictionary<string, HostEntry> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConditionPool _conditions = new();

    private SnapshotBuilder() { }

    /// <summary>Builds a snapshot. About a microsecond a row; 100,000 links take a good tenth of a second.</summary>
    public static CampaignSnapshot Build(SnapshotContents contents)
    {
        var builder = new SnapshotBuilder();
        builder.TakeAccess(contents.Access);
        builder.TakeBlocks(contents.Blocks);
        builder._dialects = contents.Dialects.ToLookup(row => row.Tenant);
        builder.AddAll(contents.Tenants, row => $"tenant {row.Id}", builder.Add);
        builder.AddAll(contents.Advertisers, row => $"advertiser {row.Id}", builder.Add);
        builder.AddAll(contents.Publishers, row => $"publisher {row.Id}", builder.Add);
        builder.AddAll(contents.Offers, row => $"offer {row.Id}", builder.Add);
        builder.AddAll(contents.Campaigns, row => $"campaign {row.Id}", builder.Add);
        builder.AddAll(contents.Links, row => $"link {row.Code}", builder.Add);
        builder.AddAll(Decided(contents.Hosts), row => $"host {row.Host}", builder.Add);
        return new CampaignSnapshot
        {
            Version = contents.Version,
            Links = builder._links.ToFrozenDictionary(StringComparer.Ordinal),
            Campaigns = builder._campaigns.ToFrozenDictionary(),
            Offers = builder._offers.ToFrozenDictionary(),
            Publishers = builder._publishers.ToFrozenDictionary(),
            Advertisers = builder._advertisers.ToFrozenDictionary(),
            AdvertisersByToken = SenderRows.ByToken(builder._advertisers.Values),
            TenantsByNetwork = SenderRows.ByNetwork(builder._tenants.Values),
            Tenants = builder._tenants.Values.ToFrozenDictionary(tenant => tenant.Id),
            RememberingTenants = builder.RememberingTenants().ToFrozenSet(),
            VisitorKeys = contents.VisitorKeys.ToFrozenDictionary(row => row.Day, row => row.Cipher),
            Hosts = new HostTable(builder._hosts),
            Problems = builder._problems,
        };
    }

    /// <summary>A campaign as it would be with other settings, among a snapshot's tenant and offers.</summary>
    /// <param name="snapshot">What the campaign refers to; offers that it lacks are left out.</param>
    /// <param name="row">The settings.</param>
    /// <returns>Null when they cannot be understood.</returns>
    public static CampaignEntry? Rebuild(CampaignSnapshot snapshot, SnapshotContents.CampaignRow row)
    {
        var builder = new SnapshotBuilder();
        foreach (var offer in snapshot.Offers.Values.Where(offer => offer.Tenant.Id.Value == row.Tenant))
        {
            builder._tenants[row.Tenant] = offer.Tenant;
            builder._offers[offer.Id] = offer;
        }

        return TryAdd(row, builder.Add) ? builder._campaigns.Values.Single() : null;
    }

    private IEnumerable<TenantId> RememberingTenants() =>
        _campaigns.Values.Where(campaign => campaign.AsksHistory).Select(campaign => campaign.Tenant.Id)
            .Concat(_offers.Values.Where(offer => offer.Targeting is { AsksHistory: true }).Select(offer => offer.Tenant.Id));

    private void TakeAccess(IReadOnlyList<SnapshotContents.AccessRow> rows)
    {
        foreach (var ofPublisher in rows.GroupBy(row => row.Publisher))
        {
            _access[ofPublisher.Key] = ofPublisher.ToFrozenDictionary(
                row => new OfferId(row.Offer), row => WireName<AccessStatus>.TryParse(row.Status, out var status) ? status : AccessStatus.Blocked);
        }
    }

    private void TakeBlocks(IReadOnlyList<SnapshotContents.BlockRow> rows)
    {
        foreach (var ofTenant in rows.GroupBy(row => row.Tenant))
        {
            _blocks[ofTenant.Key] = new TrafficBlocks(ofTenant
                .Where(row => WireName<ConditionField>.TryParse(row.Field, out _))
                .Select(row => (
                    WireName<ConditionField>.TryParse(row.Field, out var field) ? field : default,
                    row.Value,
                    row.Publisher is { } publisher ? new PublisherId(publisher) : (PublisherId?)null,
                    row.Offer is { } offer ? new OfferId(offer) : (OfferId?)null)));
        }
    }

    private void AddAll<T>(IEnumerable<T> rows, Func<T, string> name, Func<T, bool> add)
    {
        foreach (var row in rows)
        {
            if (!TryAdd(row, add))
            {
                _problems.Add(name(row));
            }
        }
    }

    // Without one of its rules a campaign would send visitors where they must not go, so a damaged one is left out whole.
    private static bool TryAdd<T>(T row, Func<T, bool> add)
    {
        try
        {
            return add(row);
        }
        catch (Exception damaged) when (damaged is FormatException or JsonException)
        {
            return false;
        }
    }

    private bool Add(SnapshotContents.TenantRow row) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(row.TimeZone, out var zone)
        && Currency.TryParse(row.Currency, out var currency)
        && _tenants.TryAdd(row.Id, new TenantEntry(new TenantId(row.Id), zone, currency, Compile(row.FallbackUrl), row.AlwaysAnswers200)
        {
            Blocks = _blocks.GetValueOrDefault(row.Id) ?? TrafficBlocks.None,
            Dialects = SenderRows.Dialects(_dialects[row.Id]),
            UsesVisitorCookie = row.UsesVisitorCookie,
            RequiresConsent = row.RequiresConsent,
        });

    private bool Add(SnapshotContents.AdvertiserRow row) =>
        _tenants.TryGetValue(row.Tenant, out var tenant)
        && SenderRows.Read(tenant, row) is { } advertiser
        && _advertisers.TryAdd(advertiser.Id, advertiser);

    private bool Add(SnapshotContents.PublisherRow row) =>
        _tenants.TryGetValue(row.Tenant, out var tenant)
        && WireName<PublisherStatus>.TryParse(row.Status, out var status)
        && _publishers.TryAdd(new PublisherId(row.Id), new PublisherEntry(tenant, new PublisherId(row.Id), status) { Access = _access.GetValueOrDefault(row.Id) ?? NoAccess });

    private bool Add(SnapshotContents.OfferRow row)
    {
        if (!_tenants.TryGetValue(row.Tenant, out var tenant)
            || !WireName<EntityStatus>.TryParse(row.Status, out var status)
            || !Currency.TryParse(row.Currency, out var currency)
            || !TryName(row.Visibility, out OfferVisibility visibility)
            || !TryName(row.Redirect, out RedirectKind redirect)
            || !TryName(row.BrowserReporting, out BrowserReporting browsers)
            || !TryCondition(row.Targeting, out var targeting)
            || Compile(row.Destination) is not { } destination)
        {
            return false;
        }

        var id = new OfferId(row.Id);
        return _offers.TryAdd(id, new OfferEntry(tenant, id, new AdvertiserId(row.Advertiser), row.Name, status, destination, currency, Compile(row.FallbackUrl))
        {
            Targeting = targeting,
            IsTargetingSoft = row.IsTargetingSoft,
            Visibility = visibility,
            Redirect = redirect,
            PassesParameters = row.PassesParameters,
            Landing = Landing(id, row.LandingPages),
            BrowserReporting = browsers,
            Caps = Diverting(
            [
                .. BindCaps(row.Caps, tenant, CapScope.Offer, row.Id, currency),
                .. row.EventCaps.SelectMany(each => BindCaps(each.Caps, tenant, CapScope.Event, each.Event, currency)),
            ]),
            DeepLinkHosts = row.DeepLinkHosts.Count == 0 ? [] : row.DeepLinkHosts.ToFrozenSet(StringComparer.OrdinalIgnoreCase),
        });
    }

    private bool Add(SnapshotContents.CampaignRow row)
    {
        if (!_tenants.TryGetValue(row.Tenant, out var tenant)
            || !WireName<EntityStatus>.TryParse(row.Status, out var status)
            || !TryName(row.Rotation, out Rotation rotation))
        {
            return false;
        }

        var id = new CampaignId(row.Id);
        var rules = row.Rules is null or "[]" ? [] : RoutingRuleJson.Read(row.Rules);
        var earned = row.Earned.Count == 0 ? EarnedShares.None : new EarnedShares(row.Earned.Select(each => (each.Rule, new OfferId(each.Offer), each.Share)));
        var own = Route(
            id, 0, EarnedShares.OwnOffers, Shares(tenant, row.Offers.Select(share => (new OfferId(share.Offer), share.Weight))), new RouteChoice(rotation, row.IsSticky, row.PrefersUnseen), earned);
        var campaign = new CampaignEntry(
            tenant, id, row.Name, status, Compile(row.FallbackUrl), [.. rules.Where(rule => !rule.IsPaused).Select((rule, index) => Rule(tenant, id, rule, index + 1, earned))], own)
        {
            Earned = earned,
        };
        return _campaigns.TryAdd(id, row.Caps is null or NoCaps ? campaign : campaign with { OfferCaps = OfferCaps(campaign, row.Caps) });
    }

    private static FrozenDictionary<OfferId, ImmutableArray<BoundCap>> OfferCaps(CampaignEntry campaign, string caps) =>
        campaign.Offers.Distinct().ToFrozenDictionary(
            offer => offer.Id,
            offer => offer.Caps.AddRange(Diverting(BindCaps(caps, campaign.Tenant, CapScope.Campaign, campaign.Id.Value, offer.Currency))));

    private static ImmutableArray<BoundCap> BindCaps(string? json, TenantEntry tenant, CapScope scope, Guid id, Currency currency) =>
        json is null or NoCaps ? [] : BoundCap.Of(CapJson.Read(json), tenant.Id, scope, id, tenant.TimeZone, currency);

    // The others let visitors pass and hold, or pay nothing for, what comes of them.
    private static ImmutableArray<BoundCap> Diverting(ImmutableArray<BoundCap> caps) => [.. caps.Where(cap => cap.Cap.Overflow == CapOverflow.Fallback)];

    private static LandingTable? Landing(OfferId offer, string? json)
    {
        var pages = LandingPageJson.Read(json ?? LandingPageJson.None)
            .Where(page => page.Status == EntityStatus.Active)
            .Select(page => new LandingEntry(page.Id, page.Name, page.Kind, Compile(page.Url) ?? throw new FormatException("No address of a landing page."), page.Weight))
            .ToList();
        return pages.Count == 0 ? null : new LandingTable(offer, pages);
    }

    private RuleEntry Rule(TenantEntry tenant, CampaignId campaign, RoutingRule rule, int number, EarnedShares earned)
    {
        var when = rule.When is null ? null : _conditions.Compile(rule.When);
        return rule.Then switch
        {
            RuleTarget.ToOffers offers => new RuleEntry(
                rule.Name, when, Route(campaign, number, rule.Name, Shares(tenant, offers.Shares), offers.Choice, earned), null, null, Compile(offers.FallbackUrl)),
            RuleTarget.ToUrl url => new RuleEntry(rule.Name, when, null, Compile(url.Url), ReasonCodes.ForwardedByRule, null),
            RuleTarget.Refusal refusal => new RuleEntry(rule.Name, when, null, null, refusal.Reason, null),
            _ => throw new UnreachableException(),
        };
    }

    private static RouteEntry Route(
        CampaignId campaign, int number, string rule, List<(OfferEntry Offer, int Weight)> offers, RouteChoice choice, EarnedShares earned) =>
        new(campaign, number, offers, choice, choice.Rotation == Rotation.Optimised ? earned.WeightsOf(rule, offers.ConvertAll(share => (share.Offer.Id, share.Weight))) : null);

    private List<(OfferEntry Offer, int Weight)> Shares(TenantEntry tenant, IEnumerable<(OfferId Offer, int Weight)> shares)
    {
        var offers = new List<(OfferEntry, int)>();
        foreach (var (id, weight) in shares.Take(RouteEntry.MostOffers))
        {
            if (_offers.TryGetValue(id, out var offer) && offer.Tenant == tenant)
            {
                offers.Add((offer, weight));
            }
        }

        return offers;
    }

    private bool Add(SnapshotContents.LinkRow row) =>
        _campaigns.TryGetValue(new CampaignId(row.Campaign), out var campaign)
        && _publishers.TryGetValue(new PublisherId(row.Publisher), out var publisher)
        && campaign.Tenant.Id.Value == row.Tenant
        && publisher.Tenant == campaign.Tenant
        && WireName<EntityStatus>.TryParse(row.Status, out var status)
        && _links.TryAdd(row.Code, new LinkEntry(new LinkId(row.Id), row.Code, campaign, publisher, status, row.Defaults));

    // Of a host that several tenants ask for and none has proven, no token is answered: that it leads here would prove all of them.
    private static IEnumerable<SnapshotContents.HostRow> Decided(IReadOnlyList<SnapshotContents.HostRow> rows) =>
        rows.GroupBy(row => row.Host, StringComparer.OrdinalIgnoreCase)
            .Select(asking => asking.FirstOrDefault(row => row.IsVerified) ?? (asking.Count() == 1 ? asking.First() : null))
            .OfType<SnapshotContents.HostRow>();

    private bool Add(SnapshotContents.HostRow row) =>
        _tenants.TryGetValue(row.Tenant, out var tenant) && _hosts.TryAdd(row.Host, new HostEntry(tenant, row.Token, row.IsVerified));

    private static bool TryName<T>(string? name, out T value)
        where T : struct, Enum
    {
        value = default;
        return name is null || WireName<T>.TryParse(name, out value);
    }

    private bool TryCondition(string? json, out CompiledCondition? condition)
    {
        condition = json is null ? null : _conditions.Compile(ConditionJson.Read(json));
        return json is null || condition is not null;
    }

    private static MacroTemplate? Compile(string? url) =>
        url is null ? null : MacroTemplate.Parse(url, TemplateKind.Url, MacroScope.Destination).Value;
}
