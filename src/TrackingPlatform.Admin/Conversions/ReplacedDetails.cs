using System.ComponentModel;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Admin.Conversions;

/// <summary>What had been said of a conversion besides until a change replaced it.</summary>
internal sealed record ReplacedDetails(
    [property: Description("`adv1` to `adv10` in order, null where not given; shorter when the last ones are missing.")] IReadOnlyList<string?> Adv,
    string? UserId,
    string? Coupon,
    string? Creative,
    string? CampaignRef,
    IReadOnlyList<LineItemDetails> Items)
{
    public static ReplacedDetails Of(PostbackDetails details) =>
        new(details.Adv, details.UserId, details.Coupon, details.Creative, details.CampaignRef, [.. details.Items.Select(LineItemDetails.Of)]);

    /// <summary>In one line, such as "coupon SPRING, adv1 a"; what was not given is left out.</summary>
    public static string Words(PostbackDetails details)
    {
        var parts = new[] { ("user", details.UserId), ("coupon", details.Coupon), ("creative", details.Creative), ("campaign", details.CampaignRef) }
            .Concat(details.Adv.Select((value, index) => ($"adv{index + 1}", value)))
            .Where(part => part.Item2 is { Length: > 0 }).Select(part => $"{part.Item1} {part.Item2}").ToList();
        if (details.Items.Count > 0)
        {
            parts.Add(details.Items.Count == 1 ? "a basket of one line" : $"a basket of {details.Items.Count} lines");
        }

        return parts.Count == 0 ? "no details" : string.Join(", ", parts);
    }
}
