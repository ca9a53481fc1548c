using System.Globalization;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Offers;

/// <summary>Caps in words.</summary>
internal static class CapWords
{
    public static IReadOnlyList<FilterOption> Measures { get; } = [.. Enum.GetValues<CapMeasure>().Select(what => new FilterOption(WireName<CapMeasure>.Of(what), Of(what)))];

    public static IReadOnlyList<FilterOption> Periods { get; } = [.. Enum.GetValues<CapPeriod>().Select(period => new FilterOption(WireName<CapPeriod>.Of(period), Of(period)))];

    public static IReadOnlyList<FilterOption> Overflows { get; } = [.. Enum.GetValues<CapOverflow>().Select(overflow => new FilterOption(WireName<CapOverflow>.Of(overflow), Of(overflow)))];

    public static IReadOnlyList<FilterOption> Paces { get; } =
        [new(WireName<CapPaceState>.Of(CapPaceState.OnTrack), "On track"), new(WireName<CapPaceState>.Of(CapPaceState.FullAbout), "Will be full"), new(WireName<CapPaceState>.Of(CapPaceState.Full), "Full")];

    public static string Of(CapMeasure what) => WireName<CapMeasure>.Of(what) is var name ? char.ToUpperInvariant(name[0]) + name[1..] : string.Empty;

    public static string Of(CapPeriod period) => period switch
    {
        CapPeriod.Hour => "An hour",
        CapPeriod.Day => "A day",
        CapPeriod.Week => "A week",
        CapPeriod.Month => "A month",
        CapPeriod.Lifetime => "For good",
    };

    public static string Of(CapOverflow overflow) => overflow switch
    {
        CapOverflow.Fallback => "Send to the fallback",
        CapOverflow.Hold => "Hold",
        CapOverflow.Unpaid => "Book unpaid",
        CapOverflow.Accept => "Accept and warn",
    };

    /// <summary>A figure of the cap: money with its currency, else a count.</summary>
    public static string Figure(CapDetails cap, string figure) =>
        decimal.Parse(figure, CultureInfo.InvariantCulture) is var value && cap.Currency is { } currency ? Figures.Money(value, currency.Code) : Figures.Count((long)value);

    /// <summary><c>on track</c>, <c>full about 17:40</c>, <c>full since 14:31</c>.</summary>
    public static string Pace(CapDetails cap, DateTimeOffset now, TimeZoneInfo zone) => cap.Pace switch
    {
        CapPaceState.Full => cap.FullAt is { } since ? $"Full since {Moment(since, now, zone)}" : "Full",
        CapPaceState.FullAbout => $"Full about {Moment(cap.FullAbout, now, zone)}",
        CapPaceState.OnTrack => "On track",
    };

    /// <summary>The status whose colour its pace has.</summary>
    public static string Tone(CapDetails cap) => cap.Pace switch
    {
        CapPaceState.Full => cap.Overflow == CapOverflow.Accept ? "hold" : "rejected",
        CapPaceState.FullAbout => "pending",
        CapPaceState.OnTrack => cap.Warns ? "pending" : "active",
    };

    /// <summary>What the period before is called: "yesterday".</summary>
    public static string Before(CapPeriod period) => period switch
    {
        CapPeriod.Hour => "the hour before",
        CapPeriod.Day => "yesterday",
        CapPeriod.Week => "last week",
        CapPeriod.Month => "last month",
        CapPeriod.Lifetime => "before",
    };

    /// <summary>A counter's name in words: "Offer · conversions a day". A counter tells no more than its name.</summary>
    public static string OfKey(string key) =>
        key.Split('@')[0].Split(':') is [{ Length: > 0 } scope, _, var what, .. var rest] && Periods.FirstOrDefault(period => rest.Contains(period.Value)) is { } span
            ? $"{char.ToUpperInvariant(scope[0])}{scope[1..]} · {what} {span.Name.ToLowerInvariant()}"
            : key;

    private static string Moment(DateTimeOffset? at, DateTimeOffset now, TimeZoneInfo zone) =>
        Figures.Time(at, now, zone) is [_, _, ':', _, _, ':', ..] time ? time[..5] : Figures.Time(at, now, zone);
}
