using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>Replays as people read them.</summary>
internal static class ReplayWords
{
    public static string Kind(ReplayKind kind) => kind == ReplayKind.Backfill ? "Backfill" : "Sent again";

    /// <summary>The status whose look fits.</summary>
    public static string Tone(ReplayState state) => state switch
    {
        ReplayState.Running => "sending",
        ReplayState.Paused => "hold",
        ReplayState.Done => "delivered",
        ReplayState.Cancelled => "idle",
    };

    public static string State(ReplayState state) => state switch
    {
        ReplayState.Running => "Running",
        ReplayState.Paused => "Paused",
        ReplayState.Done => "Done",
        ReplayState.Cancelled => "Cancelled",
    };

    /// <summary>"dead and parked, reason timeout": what it is about, in one line.</summary>
    public static string Filter(ReplayKind kind, ReplayFilterDetails filter)
    {
        var parts = new List<string> { kind == ReplayKind.Backfill ? "conversions it never heard of" : string.Join(", ", filter.States.Select(WireName<DeliveryState>.Of)) };
        if (filter.Delivery is { } one) { parts.Add($"delivery {one}"); }
        if (filter.Reason is { } reason) { parts.Add($"reason {reason}"); }
        if (filter.Endpoint is { } endpoint) { parts.Add($"to {endpoint}"); }
        if (filter.Template is { } template) { parts.Add($"template {template}"); }
        if (filter.Publisher is { } publisher) { parts.Add($"publisher {publisher}"); }
        if (filter.Offer is { } offer) { parts.Add($"offer {offer}"); }
        if (filter.Event is { } name) { parts.Add($"event {name}"); }
        return string.Join(", ", parts);
    }

    /// <summary>Why something was not sent, in words.</summary>
    public static string Skipped(string reason) => reason switch
    {
        ConflictReasons.UnderWay => "moved on by themselves meanwhile",
        ReasonCodes.PublisherPaused => "of a publisher or template that is paused",
        ReasonCodes.StatusNotSelected => "have a status that the template does not want",
        ReasonCodes.EventNotSelected => "are of an event that the template does not want",
        ReasonCodes.LinkNotSelected => "are of a link that the template does not want",
        ReasonCodes.ConditionFalse => "do not fulfil the template's condition",
        ReasonCodes.Throttled => "are kept back by a throttle",
        ReasonCodes.EventHidden => "are of an event that publishers do not see",
        ReasonCodes.OfferNotSelected => "are of an offer that the template does not want",
        ReasonCodes.TestConversion => "were only tests",
        ReasonCodes.NoPostbackConfigured => "have no active template to be sent with",
        ReasonCodes.UrlInvalid => "have a template that cannot be understood",
        ReasonCodes.Replayed => "were planned otherwise meanwhile",
        _ => reason,
    };

    public static string About(TimeSpan span) => span < TimeSpan.FromSeconds(2) ? "a second" : Figures.Duration(span);

    /// <summary>What is to be expected of it.</summary>
    public static string Forecast(ReplayDetails replay) => replay.State switch
    {
        ReplayState.Running => $"about {About(new ReplayPace(replay.PerSecond).Duration(Math.Max(0, replay.Matched - replay.Sent - replay.Skipped.Values.Sum())))} to go",
        ReplayState.Paused => "keeps its place until it is resumed",
        ReplayState.Done => "came to its end",
        ReplayState.Cancelled => "was given up; what had been sent stays sent",
    };
}
