using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Data.Clicks;

/// <summary>A click that was made on another platform.</summary>
public sealed record ImportedClick
{
    /// <summary>Which row of the file it is, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Its id on the other platform.</summary>
    public required string ForeignId { get; init; }

    /// <summary>Its id here, which holds its time.</summary>
    public required ClickId Id { get; init; }

    public required OfferId Offer { get; init; }

    public required AdvertiserId Advertiser { get; init; }

    public required PublisherId Publisher { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>The tenant's day of its time.</summary>
    public required DateOnly Day { get; init; }

    public IReadOnlyList<string?> Subs { get; init; } = [];

    public string? ClickRef { get; init; }

    public string? Source { get; init; }

    /// <summary>What the other platform's payout is filed under; kept as the parameter <c>payout_ref</c>.</summary>
    public string? PayoutRef { get; init; }
}
