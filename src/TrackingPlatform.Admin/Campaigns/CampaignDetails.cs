using System.Text.Json.Serialization;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>A campaign as pages and the API show it.</summary>
/// <param name="Warnings">What is allowed but should be looked at.</param>
/// <param name="Version">For <c>ETag</c> and <c>If-Match</c>.</param>
public sealed record CampaignDetails(
    CampaignId Id,
    string Name,
    IReadOnlyList<CampaignOfferDetails> Offers,
    string? FallbackUrl,
    EntityStatus Status,
    IReadOnlyList<FieldProblem> Warnings,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    [property: JsonIgnore] uint Version) : ISetupDetails<CampaignDraft>
{
    string ISetupDetails<CampaignDraft>.Key => Id.ToString();

    /// <summary>In order; the first that holds decides.</summary>
    public IReadOnlyList<RuleDraft> Rules { get; init; } = [];

    public Rotation Rotation { get; init; }

    public bool Sticky { get; init; }

    public bool PreferUnseen { get; init; }

    public OptimisationGoal Goal { get; init; }

    public int Exploration { get; init; }

    public IReadOnlyList<CapDraft> Caps { get; init; } = [];

    /// <summary>To be changed and handed back.</summary>
    public CampaignDraft ToDraft() => new()
    {
        Name = Name,
        Offers = [.. Offers.Select(share => new CampaignOfferDraft { Offer = share.Offer.ToString(), Weight = share.Weight })],
        FallbackUrl = FallbackUrl,
        Status = WireName<EntityStatus>.Of(Status),
        Rules = RuleDraft.Copy(Rules),
        Rotation = WireName<Rotation>.Of(Rotation),
        Sticky = Sticky,
        PreferUnseen = PreferUnseen,
        Goal = WireName<OptimisationGoal>.Of(Goal),
        Exploration = Exploration,
        Caps = CapDraft.Copy(Caps),
    };
}
