namespace TrackingPlatform.Data.Forwarding;

/// <summary>What a replay would do, counted before it is begun.</summary>
/// <param name="Matched">Everything it would look at.</param>
/// <param name="Skipped">What of it would not be sent, by reason code.</param>
/// <param name="ByState">Deliveries by the state they stand in, by its outside name; empty for a backfill.</param>
/// <param name="Publishers">How many publishers are told.</param>
/// <param name="ToldTwice">Deliveries whose publisher took them before.</param>
/// <param name="ToDisabled">Deliveries to endpoints that are disabled: they are parked again until somebody releases the endpoint.</param>
/// <param name="Payout">What the postbacks speak of, by currency. Nothing is booked.</param>
public sealed record ReplayPreview(
    long Matched, IReadOnlyDictionary<string, long> Skipped, IReadOnlyDictionary<string, long> ByState, long Publishers, long ToldTwice, long ToDisabled,
    IReadOnlyDictionary<string, decimal> Payout)
{
    /// <summary>Conversions of a backfill's period that its template has a delivery for already: they are not looked at.</summary>
    public long Known { get; init; }

    /// <summary>Whether there were more conversions than are asked one by one beforehand: the template's condition and throttles may leave out some of the rest, which count as sent.</summary>
    public bool DependsOnCondition { get; init; }

    /// <summary>How many would be sent.</summary>
    public long Sent => Matched - Skipped.Values.Sum();
}
