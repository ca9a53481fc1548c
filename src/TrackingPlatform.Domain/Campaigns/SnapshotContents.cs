namespace TrackingPlatform.Domain.Campaigns;

/// <summary>
/// The configuration of all tenants as plain values, as it is read from the database and kept on disk.
/// Secrets are in it only hashed or encrypted.
/// </summary>
/// <param name="Version">The configuration's version.</param>
/// <param name="Tenants">All tenants.</param>
/// <param name="Advertisers">All advertisers, archived ones too: their postbacks are still taken.</param>
/// <param name="Publishers">All publishers.</param>
/// <param name="Offers">All offers, so that a refusal can name its reason.</param>
/// <param name="Campaigns">All campaigns.</param>
/// <param name="Links">All links that are not archived.</param>
/// <param name="VisitorKeys">The keys of the days around today, encrypted.</param>
public sealed record SnapshotContents(
    long Version,
    IReadOnlyList<SnapshotContents.TenantRow> Tenants,
    IReadOnlyList<SnapshotContents.AdvertiserRow> Advertisers,
    IReadOnlyList<SnapshotContents.PublisherRow> Publishers,
    IReadOnlyList<SnapshotContents.OfferRow> Offers,
    IReadOnlyList<SnapshotContents.CampaignRow> Campaigns,
    IReadOnlyList<SnapshotContents.LinkRow> Links,
    IReadOnlyList<SnapshotContents.VisitorKeyRow> VisitorKeys)
{
    // What came later has a default, so that a node can start with the file that an older version left on disk.

    /// <summary>How publishers stand with single offers.</summary>
    public IReadOnlyList<AccessRow> Access { get; init; } = [];

    /// <summary>Sources and sub-ids that are not taken.</summary>
    public IReadOnlyList<BlockRow> Blocks { get; init; } = [];

    /// <summary>Hosts of the tenants' own, those not verified yet too.</summary>
    public IReadOnlyList<HostRow> Hosts { get; init; } = [];

    /// <summary>The other platforms whose postbacks tenants take.</summary>
    public IReadOnlyList<DialectRow> Dialects { get; init; } = [];

    /// <summary>A tenant.</summary>
    public sealed record TenantRow(Guid Id, string Name, string TimeZone, string Currency, string? FallbackUrl, bool AlwaysAnswers200)
    {
        /// <summary>A cookie tells visitors apart as well.</summary>
        public bool UsesVisitorCookie { get; init; }

        /// <summary>Nothing is kept with visitors who have not agreed.</summary>
        public bool RequiresConsent { get; init; }
    }

    /// <summary>An advertiser.</summary>
    public sealed record AdvertiserRow(Guid Tenant, Guid Id, byte[] TokenHash, string TokenCipher)
    {
        /// <summary>SHA-256 of the token that is being replaced; null when none is.</summary>
        public byte[]? FormerTokenHash { get; init; }

        /// <summary>That token, sealed.</summary>
        public string? FormerTokenCipher { get; init; }

        /// <summary>How long it still counts.</summary>
        public DateTimeOffset? FormerTokenUntil { get; init; }

        /// <summary>Wire name of how strictly the token is asked for; null is enforced.</summary>
        public string? TokenCheck { get; init; }

        /// <summary>Wire name of how strictly the signature is asked for; null is off.</summary>
        public string? SignatureCheck { get; init; }

        /// <summary>Wire name of how strictly the address is asked for; null is off.</summary>
        public string? AddressCheck { get; init; }

        /// <summary>The addresses and ranges it sends from.</summary>
        public IReadOnlyList<string> Addresses { get; init; } = [];
    }

    /// <summary>Another platform's postbacks as a tenant takes them; events as a JSON object of their ids and our names.</summary>
    public sealed record DialectRow(Guid Tenant, string Dialect, string? Network, Guid? Advertiser, IReadOnlyDictionary<string, string> Events);

    /// <summary>A publisher.</summary>
    public sealed record PublisherRow(Guid Tenant, Guid Id, string Status);

    /// <summary>An offer.</summary>
    public sealed record OfferRow(Guid Tenant, Guid Id, Guid Advertiser, string Name, string Status, string Destination, string Currency, string? FallbackUrl)
    {
        /// <summary>The condition of its visitors as JSON; null takes all.</summary>
        public string? Targeting { get; init; }

        /// <summary>Visitors outside the targeting are let through and marked.</summary>
        public bool IsTargetingSoft { get; init; }

        /// <summary>Wire name of the visibility; null is public.</summary>
        public string? Visibility { get; init; }

        /// <summary>Wire name of the redirect; null is 302.</summary>
        public string? Redirect { get; init; }

        /// <summary>Unknown parameters travel on.</summary>
        public bool PassesParameters { get; init; }

        /// <summary>Hosts that deep links may lead to.</summary>
        public IReadOnlyList<string> DeepLinkHosts { get; init; } = [];

        /// <summary>Its landing pages as JSON; null has none.</summary>
        public string? LandingPages { get; init; }

        /// <summary>Wire name of what becomes of browsers' reports; null is off.</summary>
        public string? BrowserReporting { get; init; }

        /// <summary>Its caps as JSON; null has none.</summary>
        public string? Caps { get; init; }

        /// <summary>The caps of those of its events that have some.</summary>
        public IReadOnlyList<EventCapsRow> EventCaps { get; init; } = [];
    }

    /// <summary>A campaign; offers in order with their weights.</summary>
    public sealed record CampaignRow(Guid Tenant, Guid Id, string Name, string Status, string? FallbackUrl, IReadOnlyList<WeightRow> Offers)
    {
        /// <summary>Its rules as JSON; null has none.</summary>
        public string? Rules { get; init; }

        /// <summary>Wire name of its own offers' rotation; null is weighted.</summary>
        public string? Rotation { get; init; }

        /// <summary>Visitors stay with their offer.</summary>
        public bool IsSticky { get; init; }

        /// <summary>Offers not seen yet go first.</summary>
        public bool PrefersUnseen { get; init; }

        /// <summary>What its optimised routes have learnt.</summary>
        public IReadOnlyList<EarnedRow> Earned { get; init; } = [];

        /// <summary>Its caps as JSON; null has none.</summary>
        public string? Caps { get; init; }
    }

    /// <summary>The caps of an event as JSON.</summary>
    public sealed record EventCapsRow(Guid Event, string Caps);

    /// <summary>The share that an offer earned in an optimised route; the rule's name is empty for the campaign's own offers.</summary>
    public sealed record EarnedRow(string Rule, Guid Offer, double Share);

    /// <summary>How a publisher stands with an offer.</summary>
    public sealed record AccessRow(Guid Tenant, Guid Offer, Guid Publisher, string Status);

    /// <summary>A source or sub-id that is not taken; without publisher or offer, of anyone and for any.</summary>
    public sealed record BlockRow(Guid Tenant, string Field, string Value, Guid? Publisher, Guid? Offer);

    /// <summary>A tenant's own host with the token that proves that it leads here.</summary>
    public sealed record HostRow(Guid Tenant, string Host, string Token, bool IsVerified);

    /// <summary>An offer's share of a campaign.</summary>
    public sealed record WeightRow(Guid Offer, int Weight);

    /// <summary>A link.</summary>
    public sealed record LinkRow(Guid Tenant, Guid Id, string Code, Guid Campaign, Guid Publisher, string Status, IReadOnlyDictionary<string, string> Defaults);

    /// <summary>The key of one day, encrypted.</summary>
    public sealed record VisitorKeyRow(DateOnly Day, string Cipher);
}
