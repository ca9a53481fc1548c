using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Admin.Tests.Offers;

/// <summary>Caps as the pages get them.</summary>
internal static class CapSamples
{
    public static readonly DateTimeOffset Midnight = new(2026, 11, 21, 23, 0, 0, TimeSpan.Zero);

    /// <summary>40 of 100 conversions of a day in Berlin.</summary>
    public static CapDetails Counting { get; } = new()
    {
        Cap = "offer:off_1:conversions:day",
        Scope = CapScope.Offer,
        Name = "Lumen",
        Offer = OfferId.New(Midnight),
        What = CapMeasure.Conversions,
        Period = CapPeriod.Day,
        Timezone = "Europe/Berlin",
        Overflow = CapOverflow.Hold,
        WarnAt = 90,
        Limit = "100",
        Used = "40",
        From = Midnight,
        Until = Midnight.AddDays(1),
        Pace = CapPaceState.OnTrack,
        Share = 0.4,
    };

    public static CapDetails Money { get; } = Counting with { What = CapMeasure.Payout, Currency = Currency.Of("EUR"), Limit = "500.00", Used = "500.00", Pace = CapPaceState.Full, Share = 1, Warns = true };

    public static CapDetails OfCampaign { get; } = Counting with { Offer = null, Campaign = CampaignId.New(Midnight), Scope = CapScope.Campaign, What = CapMeasure.Clicks, Held = 12 };

    /// <summary>Three hours, 10, 25 and 40 conversions so far; 5, 9 and 12 the day before, and 90 in all.</summary>
    public static CapCourseDetails Course(CapDetails cap) => new()
    {
        Cap = cap,
        Before = "90",
        Points =
        [
            new() { From = Midnight, Used = "10", Before = "5" },
            new() { From = Midnight.AddHours(1), Used = "25", Before = "9" },
            new() { From = Midnight.AddHours(2), Used = "40", Before = "12" },
        ],
    };
}
