using System.Collections.Frozen;
using System.Collections.Immutable;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What routing may know of an offer.</summary>
/// <param name="Tenant">Whose offer it is.</param>
/// <param name="Id">The offer.</param>
/// <param name="Advertiser">Who pays for it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Status">Whether it takes part.</param>
/// <param name="Destination">Where visitors go, compiled.</param>
/// <param name="Currency">The currency of its prices.</param>
/// <param name="Fallback">Where a visitor goes who may not go to it, or null.</param>
public sealed record OfferEntry(
    TenantEntry Tenant, OfferId Id, AdvertiserId Advertiser, string Name, EntityStatus Status, MacroTemplate Destination, Currency Currency, MacroTemplate? Fallback)
{
    /// <summary>What must hold of its visitors; null takes all.</summary>
    public CompiledCondition? Targeting { get; init; }

    /// <summary>Visitors outside the targeting are let through and marked.</summary>
    public bool IsTargetingSoft { get; init; }

    /// <summary>Which publishers may send visitors.</summary>
    public OfferVisibility Visibility { get; init; }

    /// <summary>Caps that turn visitors away when they are full: the offer's, its events' and those of its groups. Others are the ledger's business.</summary>
    public ImmutableArray<BoundCap> Caps { get; init; } = [];

    /// <summary>How visitors are sent on.</summary>
    public RedirectKind Redirect { get; init; }

    /// <summary>Parameters that nobody here knows travel on to the destination.</summary>
    public bool PassesParameters { get; init; }

    /// <summary>Hosts, in lower case, that a link's <c>url</c> may lead to; with a leading dot all hosts below.</summary>
    public FrozenSet<string> DeepLinkHosts { get; init; } = [];

    /// <summary>The pages that visitors may land on in place of the destination; null where there are none.</summary>
    public LandingTable? Landing { get; init; }

    /// <summary>What becomes of conversions that visitors' browsers report.</summary>
    public BrowserReporting BrowserReporting { get; init; }
}
