using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>One campaign for one publisher, with a short code: what the publisher puts on a page.</summary>
public sealed class Link : ITenantOwned
{
    private Link() { }

    /// <summary>Adds a link.</summary>
    /// <param name="tenantId">The owner.</param>
    /// <param name="campaignId">Where its visitors are routed.</param>
    /// <param name="publisherId">Who is paid for them.</param>
    /// <param name="code">The short code; see <see cref="LinkCode"/>.</param>
    /// <param name="defaults">Query parameters that count as given when the visitor's address lacks them.</param>
    /// <param name="now">The time of adding.</param>
    public static Link Create(
        TenantId tenantId, CampaignId campaignId, PublisherId publisherId, string code, IReadOnlyDictionary<string, string> defaults, DateTimeOffset now) => new()
    {
        TenantId = tenantId,
        Id = LinkId.New(now),
        CampaignId = campaignId,
        PublisherId = publisherId,
        Code = code,
        Defaults = new Dictionary<string, string>(defaults, StringComparer.Ordinal),
        CreatedAt = now,
        ChangedAt = now,
    };

    /// <inheritdoc/>
    public TenantId TenantId { get; private set; }

    /// <summary>The link's identifier.</summary>
    public LinkId Id { get; private set; }

    /// <summary>Where its visitors are routed.</summary>
    public CampaignId CampaignId { get; private set; }

    /// <summary>Who is paid for them.</summary>
    public PublisherId PublisherId { get; private set; }

    /// <summary>The short code, unique in the installation.</summary>
    public string Code { get; private set; } = string.Empty;

    /// <summary>Query parameters that count as given when the visitor's address lacks them.</summary>
    public Dictionary<string, string> Defaults { get; private set; } = [];

    /// <summary>Whether it takes part.</summary>
    public EntityStatus Status { get; private set; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The row's version, for optimistic concurrency.</summary>
    public uint Version { get; private set; }

    /// <summary>Changes defaults and status; campaign, publisher and code stay, since the address is out in the world.</summary>
    public void Describe(IReadOnlyDictionary<string, string> defaults, EntityStatus status, DateTimeOffset now) =>
        (Defaults, Status, ChangedAt) = (new Dictionary<string, string>(defaults, StringComparer.Ordinal), status, now);
}
