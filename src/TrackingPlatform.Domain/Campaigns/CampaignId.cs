using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Names a campaign.</summary>
public readonly record struct CampaignId(Guid Value) : IEntityId<CampaignId>
{
    /// <inheritdoc/>
    public static string Prefix => "cmp_";

    /// <inheritdoc/>
    public static CampaignId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static CampaignId New(DateTimeOffset now) => EntityId.New<CampaignId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
