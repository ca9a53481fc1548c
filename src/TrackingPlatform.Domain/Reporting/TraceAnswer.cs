using System.Globalization;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>Answers in two sentences what became of a click: what was earned and why, and whether the publisher knows.</summary>
public static class TraceAnswer
{
    /// <summary>Tells it.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="now">The moment of telling, for what is yet to come.</param>
    public static string Of(TraceFacts facts, DateTimeOffset now) => facts switch
    {
        { Conversion: { } conversion } => Earned(conversion) + " " + Told(facts.Delivery, now),
        { Postback: { } postback } => Unbooked(postback) + " " + Clicked(facts.Click),
        { Click: { } click } => Clicked(click) + " " + Unreported(click),
        _ => "Nothing is known of this.",
    };

    private static string Earned(TraceFacts.ConversionFacts conversion)
    {
        var what = $"for the event {conversion.Event} of {conversion.Offer}";
        var why = (conversion.FoundBy, conversion.ClickAt) switch
        {
            ("coupon", _) => ", because the postback named a coupon of theirs",
            ("publisher", _) => ", because the postback named them",
            ("txn_id", _) => ", because the transaction was theirs already",
            ("user_id", { } clickAt) => $", because the customer had clicked {PlainSpan.Of(conversion.OccurredAt - clickAt)} earlier",
            (_, { } clickAt) => $", because the postback named a click made {PlainSpan.Of(conversion.OccurredAt - clickAt)} earlier",
            _ => "",
        };
        var others = conversion.Others == 0 ? "" : $", and the click has {(conversion.AreOthersCounted ? "" : "at least ")}{conversion.Others} more conversion{(conversion.Others == 1 ? "" : "s")}";
        if (conversion.IsTest)
        {
            return $"This is a test: {conversion.Publisher} would earn {conversion.Payout} {what}, and nothing is booked or paid for it{others}.";
        }

        return conversion.Status switch
        {
            ConversionStatus.Approved => $"{conversion.Publisher} earned {conversion.Payout} {what}{why}{others}.",
            ConversionStatus.Pending => $"{conversion.Publisher} will earn {conversion.Payout} {what} once the advertiser confirms it{others}.",
            ConversionStatus.Hold => $"{conversion.Publisher} would earn {conversion.Payout} {what}, but it is held back{Because(conversion.Reason)}{others}.",
            ConversionStatus.Rejected => $"{conversion.Publisher} earns nothing {what}: it was rejected{Because(conversion.Reason)}{others}.",
            ConversionStatus.Reversed => $"{conversion.Publisher} no longer earns {conversion.Payout} {what}: it was taken back{Because(conversion.Reason)}{others}.",
        };
    }

    private static string Told(TraceFacts.DeliveryFacts? delivery, DateTimeOffset now) => delivery switch
    {
        null => "No delivery was planned, which should not happen.",
        { State: DeliveryState.Delivered } =>
            $"They were told {PlainSpan.Of((delivery.LastAt ?? delivery.CreatedAt) - delivery.CreatedAt)} later, at the {Ordinal(delivery.Attempts)} attempt.",
        { State: DeliveryState.Due, Attempts: 0 } => "They have not been told yet: the delivery is about to be sent.",
        { State: DeliveryState.Due } =>
            $"They have not been told yet: {LastAnswer(delivery)} at the {Ordinal(delivery.Attempts)} attempt, and the next one is {Next(delivery.NextAt, now)}.",
        { State: DeliveryState.Leased } => "They are being told right now.",
        { State: DeliveryState.Parked } =>
            $"They have not been told yet: {Whole(ReasonWords.Of(delivery.Reason ?? delivery.LastError))}, so the delivery is parked and can be released.",
        { State: DeliveryState.Dead } =>
            $"They could not be told, because {ReasonWords.Of(delivery.Reason)} ({Attempts(delivery.Attempts)}); it can be sent again by hand.",
        { State: DeliveryState.Suppressed } => $"They are not told, because {ReasonWords.Of(delivery.Reason)}.",
        _ => throw new ArgumentOutOfRangeException(nameof(delivery)),
    };

    private static string Unbooked(TraceFacts.PostbackFacts postback) => postback.Verdict switch
    {
        PostbackVerdict.Waiting => "Nothing is booked yet: the postback waits for its click, which is on its way.",
        PostbackVerdict.Rejected => $"Nothing was earned: the postback was refused, because {ReasonWords.Of(postback.Reason)}.",
        PostbackVerdict.Accepted or PostbackVerdict.Updated or PostbackVerdict.Duplicate or PostbackVerdict.Held => "The postback was booked.",
    };

    private static string Clicked(TraceFacts.ClickFacts? click) => click switch
    {
        null => "The click it names is not known here.",
        { IsTest: true } => $"Somebody tried a link of {click.Publisher}: it was a test and does not count.",
        { IsPrefetch: true } => $"Someone fetched a link of {click.Publisher} in advance; it was no visitor and does not count.",
        { IsRefused: true } => $"A visitor of {click.Publisher} did not reach {click.Offer ?? "an offer"}, because {ReasonWords.Of(click.Refusal)}.",
        _ => $"A visitor of {click.Publisher} was sent to {click.Offer ?? "an offer"}.",
    };

    private static string Unreported(TraceFacts.ClickFacts click) =>
        click.IsRefused || click.IsPrefetch ? "Such a click earns nothing." : "No conversion has been reported for it so far.";

    private static string Because(string? reason) => reason is null ? "" : ", because " + ReasonWords.Of(reason);

    private static string Whole(string words) => words.StartsWith("of ", StringComparison.Ordinal) ? "because " + words : words;

    private static string LastAnswer(TraceFacts.DeliveryFacts delivery) =>
        delivery.LastStatusCode is { } code
            ? $"their server answered {code.ToString(CultureInfo.InvariantCulture)}"
            : Whole(ReasonWords.Of(delivery.LastError ?? delivery.Reason));

    private static string Next(DateTimeOffset? at, DateTimeOffset now) => at is { } next && next > now ? "in " + PlainSpan.Of(next - now) : "due now";

    private static string Attempts(int count) => count == 1 ? "1 attempt" : $"{count.ToString(CultureInfo.InvariantCulture)} attempts";

    private static string Ordinal(int number) => number switch
    {
        <= 1 => "first",
        2 => "second",
        3 => "third",
        _ => number.ToString(CultureInfo.InvariantCulture) + (number % 100 is 11 or 12 or 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" }),
    };
}
