using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Domain.Uploads;

/// <summary>One entry of a conversion's history, as undoing an upload looks at it.</summary>
/// <param name="Sequence">Its number, from 1.</param>
/// <param name="Status">The status it gave.</param>
/// <param name="Money">The money it gave.</param>
/// <param name="Reason">The reason it gave.</param>
/// <param name="Pricing">How the money came about.</param>
/// <param name="Origin">Who made it.</param>
public sealed record UploadChange(int Sequence, ConversionStatus Status, ConversionMoney Money, string? Reason, Pricing? Pricing, UploadChangeOrigin Origin)
{
    /// <summary>Whether it replaced what was said besides, such as the coupon and the advertiser's own values.</summary>
    public bool ReplacedDetails { get; init; }
}
