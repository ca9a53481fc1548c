using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What routing may know of a link.</summary>
/// <param name="Id">The link.</param>
/// <param name="Code">Its short code.</param>
/// <param name="Campaign">Where its visitors are routed.</param>
/// <param name="Publisher">Who is paid for them.</param>
/// <param name="Status">Whether it takes part.</param>
/// <param name="Defaults">Query parameters that count as given when the visitor's address lacks them.</param>
public sealed record LinkEntry(
    LinkId Id, string Code, CampaignEntry Campaign, PublisherEntry Publisher, EntityStatus Status, IReadOnlyDictionary<string, string> Defaults);
