using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Offers;

/// <summary>How an offer's visitors travel and who may send them, as people read it.</summary>
internal static class TravelWords
{
    public static IReadOnlyList<FilterOption> Visibilities { get; } = [.. Enum.GetValues<OfferVisibility>().Select(each => new FilterOption(WireName<OfferVisibility>.Of(each), Of(each)))];

    public static IReadOnlyList<FilterOption> Redirects { get; } = [.. Enum.GetValues<RedirectKind>().Select(each => new FilterOption(WireName<RedirectKind>.Of(each), Of(each)))];

    public static string Of(OfferVisibility visibility) => visibility switch
    {
        OfferVisibility.Public => "Every publisher who is not blocked",
        OfferVisibility.OnRequest => "Publishers who asked and were approved",
        OfferVisibility.Private => "Approved publishers only; others do not learn of it",
    };

    public static string Of(RedirectKind redirect) => redirect switch
    {
        RedirectKind.Found => "302 Found",
        RedirectKind.Temporary => "307 Temporary Redirect",
        RedirectKind.MetaRefresh => "Meta refresh",
        RedirectKind.DoubleMetaRefresh => "Double meta refresh, without a referrer",
    };
}
