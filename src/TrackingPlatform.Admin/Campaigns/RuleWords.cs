using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Rules as they are being written, in a line.</summary>
internal static class RuleWords
{
    private const int MostNamed = 3;

    public static string When(RuleDraft rule) => rule.When is null ? "every visitor" : ConditionEditing.Words(rule.When) ?? "not finished";

    public static string Then(RuleTargetDraft? target, IReadOnlyList<OfferChoice> offers) => target switch
    {
        { Url: { } url } => url.Length == 0 ? "an address" : url,
        { Refuse: { } reason } => $"refused as {reason}",
        { Offers: { Count: > 0 } shares } => Named(shares, offers, target.Rotation),
        _ => "not finished",
    };

    private static string Named(List<CampaignOfferDraft> shares, IReadOnlyList<OfferChoice> offers, string? rotation)
    {
        var isOrdered = rotation == WireName<Rotation>.Of(Rotation.Priority);
        var isOptimised = shares.Count > 1 && rotation == WireName<Rotation>.Of(Rotation.Optimised);
        var isWeighted = shares.Count > 1 && !isOrdered && !isOptimised;
        var names = shares.Take(MostNamed).Select(share =>
            (offers.FirstOrDefault(each => each.Id.ToString() == share.Offer)?.Name ?? "no offer yet") + (isWeighted ? $" {share.Weight}" : string.Empty));
        return string.Join(isOrdered ? ", else " : " · ", names) + (shares.Count > MostNamed ? $" +{shares.Count - MostNamed}" : string.Empty) + (isOptimised ? ", by what they earn" : string.Empty);
    }
}
