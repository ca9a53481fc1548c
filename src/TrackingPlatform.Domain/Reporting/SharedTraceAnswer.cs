using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>Says in a sentence or two what became of a shared trace: of what is shown of it, so nothing else can be told.</summary>
public static class SharedTraceAnswer
{
    /// <summary>Tells it.</summary>
    public static string Of(SharedTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return trace switch
        {
            { Conversions: [.., var conversion] } => Booked(conversion) + Told(conversion.Deliveries),
            { Postbacks: [.., var postback] } => Unbooked(postback) + (trace.Click is { } named ? " " + Clicked(named) : ""),
            { Click: { } click } => Clicked(click) + " There is no conversion to show for it so far.",
            _ => "There is nothing to show.",
        };
    }

    private static string Booked(SharedTrace.SharedConversion conversion)
    {
        var what = $"The event {conversion.Event} of {conversion.OfferName}";
        if (conversion.IsTest)
        {
            return what + " is a test: nothing is booked or paid for it.";
        }

        var because = conversion.Reason is { } reason ? ", because " + ReasonWords.Of(reason) : "";
        return conversion.Status switch
        {
            ConversionStatus.Approved => what + (conversion.Payout is { } payout ? $" is approved and earned {payout}." : conversion.Revenue is { } revenue ? $" is approved and costs {revenue}." : " is approved."),
            ConversionStatus.Pending => what + " is booked and waits for its confirmation.",
            ConversionStatus.Hold => $"{what} is held back{because}.",
            ConversionStatus.Rejected => $"{what} was rejected{because}.",
            ConversionStatus.Reversed => $"{what} was taken back{because}.",
        };
    }

    private static string Told(IReadOnlyList<SharedTrace.SharedDelivery> deliveries) => deliveries switch
    {
        [.., { State: DeliveryState.Delivered }] => " The publisher was told.",
        [.., { State: DeliveryState.Due or DeliveryState.Leased or DeliveryState.Parked }] => " The publisher has not been told yet.",
        [.., { State: DeliveryState.Dead }] => " The publisher could not be told.",
        _ => "",
    };

    private static string Unbooked(SharedTrace.SharedPostback postback) => postback.Verdict switch
    {
        PostbackVerdict.Waiting => "Nothing is booked yet: a postback waits for its click, which is on its way.",
        PostbackVerdict.Rejected => $"Nothing was booked: a postback was refused, because {ReasonWords.Of(postback.Reason)}.",
        PostbackVerdict.Accepted or PostbackVerdict.Updated or PostbackVerdict.Duplicate or PostbackVerdict.Held => "A postback was booked.",
    };

    private static string Clicked(SharedTrace.SharedClick click) => click switch
    {
        { IsTest: true } => "Somebody tried the link: it was a test and does not count.",
        { IsPrefetch: true } => "A browser fetched the link in advance; it was no visitor and does not count.",
        { Verdict: ClickVerdict.Refused } => $"The visitor did not reach {click.OfferName ?? "an offer"}, because {ReasonWords.Of(click.Reason)}.",
        _ => $"The visitor was sent to {click.OfferName ?? "an offer"}.",
    };
}
