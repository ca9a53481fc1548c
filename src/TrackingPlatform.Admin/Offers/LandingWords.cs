using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Offers;

/// <summary>Landing pages and browsers' reports as people read them.</summary>
internal static class LandingWords
{
    public static IReadOnlyList<FilterOption> Kinds { get; } = [.. Enum.GetValues<LandingPageKind>().Select(each => new FilterOption(WireName<LandingPageKind>.Of(each), Of(each)))];

    public static IReadOnlyList<FilterOption> Statuses { get; } = FilterOption.Of(WireName<EntityStatus>.All);

    public static IReadOnlyList<FilterOption> Reporting { get; } = [.. Enum.GetValues<BrowserReporting>().Select(each => new FilterOption(WireName<BrowserReporting>.Of(each), Of(each)))];

    private static string Of(LandingPageKind kind) => kind switch
    {
        LandingPageKind.Destination => "The advertiser's page",
        LandingPageKind.Before => "Our page before the offer",
    };

    private static string Of(BrowserReporting reporting) => reporting switch
    {
        BrowserReporting.Off => "Refused",
        BrowserReporting.Pending => "Booked as pending until somebody approves",
        BrowserReporting.Accept => "Booked like the advertiser's own postbacks",
    };
}
