using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>Deliveries as people read them. What is due for its first attempt waits; what has failed before is being retried.</summary>
internal static class DeliveryWords
{
    /// <summary>Trouble first, then what is not finished: the state that a row of several deliveries shows.</summary>
    private static readonly DeliveryState[] Urgency =
        [DeliveryState.Dead, DeliveryState.Parked, DeliveryState.Leased, DeliveryState.Due, DeliveryState.Delivered, DeliveryState.Suppressed];

    public static string StateOf(DeliveryEntry delivery) => StateOf(delivery.State, delivery.Attempt);

    public static string StateOf(DeliveryState state, int attempts = 0) => state switch
    {
        DeliveryState.Due => attempts > 0 ? "retrying" : "waiting",
        DeliveryState.Leased => "sending",
        DeliveryState.Delivered => "delivered",
        DeliveryState.Parked => "parked",
        DeliveryState.Dead => "dead",
        DeliveryState.Suppressed => "suppressed",
    };

    /// <summary>The most urgent state, and with several deliveries how many are in it; null when there are none.</summary>
    public static (string State, string? Text)? Sum(IReadOnlyDictionary<DeliveryState, int> counts)
    {
        var total = counts.Values.Sum();
        foreach (var state in Urgency.Where(state => counts.GetValueOrDefault(state) > 0))
        {
            var name = StateOf(state);
            return (name, total == 1 ? null : $"{char.ToUpperInvariant(name[0])}{name[1..]} {counts[state]} of {total}");
        }

        return null;
    }

    /// <summary>What came back last, in few words: "200", "503 http_5xx", "timeout".</summary>
    public static string? LastAnswer(DeliveryEntry delivery) =>
        (delivery.LastStatusCode, delivery.LastError) switch
        {
            (null, null) => null,
            (null, { } error) => error,
            ({ } code, null) => $"{code}",
            ({ } code, { } error) => $"{code} {error}",
        };

    /// <summary>A sentence about where the delivery stands and what happens next.</summary>
    public static string Story(DeliveryEntry delivery) => delivery.State switch
    {
        DeliveryState.Due when delivery.Attempt > 0 => $"Tried {Times(delivery.Attempt)} so far; it will be tried again.",
        DeliveryState.Due when IsKeptBack(delivery) => "Planned; its template keeps it back, or gathers it with others, until the first attempt.",
        DeliveryState.Due => "Planned; the first attempt is about to be made.",
        DeliveryState.Leased => "An attempt is under way.",
        DeliveryState.Delivered => delivery.Attempt > 1 ? $"{Receiver(delivery)} took it at attempt {delivery.Attempt}." : $"{Receiver(delivery)} took it at the first attempt.",
        DeliveryState.Parked => "Kept aside while its endpoint is failing. Waiting uses up no attempts, and nothing is lost.",
        DeliveryState.Dead => $"Given up, tried {Times(delivery.Attempt)}. It can be sent again by hand.",
        DeliveryState.Suppressed => delivery.Detail is { } detail ? $"{Suppression(delivery.Reason)} Wanted: {detail}." : Suppression(delivery.Reason),
    };

    private static string Receiver(DeliveryEntry delivery) => delivery.WebhookId is null ? "The publisher" : "The webhook";

    /// <summary>Whether its first attempt was put off when it was planned.</summary>
    public static bool IsKeptBack(DeliveryEntry delivery) =>
        delivery is { State: DeliveryState.Due, Attempt: 0, Reason: null, NextAt: { } next } && next - delivery.CreatedAt > TimeSpan.FromSeconds(1);

    private static string Suppression(string? reason) => reason switch
    {
        ReasonCodes.NoPostbackConfigured => "Not sent: the publisher has no postback template.",
        ReasonCodes.OfferNotSelected => "Not sent: the template does not want this offer.",
        ReasonCodes.LinkNotSelected => "Not sent: the template does not want conversions of this link.",
        ReasonCodes.ConditionFalse => "Not sent: the template's condition does not hold.",
        ReasonCodes.EventHidden => "Not sent: publishers do not see this event.",
        ReasonCodes.EventNotSelected => "Not sent: the template does not want this event.",
        ReasonCodes.StatusNotSelected => "Not sent: the template does not want this status.",
        ReasonCodes.TestConversion => "Not sent: it was only a test.",
        ReasonCodes.PublisherPaused => "Not sent: the publisher is paused.",
        ReasonCodes.Throttled => "Not sent: a throttle keeps a share of the publisher's conversions back, and the hash of this one's id falls into it.",
        ReasonCodes.Replayed => "Not sent under this id: it was sent again under another delivery.",
        _ => "Not sent.",
    };

    private static string Times(int attempts) => attempts switch { 1 => "once", 2 => "twice", _ => $"{attempts} times" };
}
