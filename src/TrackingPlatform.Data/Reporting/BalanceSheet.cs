using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Data.Reporting;

/// <summary>
/// What came in and where it went, over one period. Each left side is counted apart from its right side, so that a hole shows:
/// rows of the inbound log against their verdicts, deliveries against their states, clicks in the roll-ups against clicks as rows.
/// </summary>
public sealed record BalanceSheet
{
    /// <summary>Requests in the inbound log.</summary>
    public required long Received { get; init; }

    /// <summary>The same by verdict.</summary>
    public required IReadOnlyDictionary<PostbackVerdict, long> Verdicts { get; init; }

    /// <summary>Deliveries in all three tables.</summary>
    public required long Planned { get; init; }

    /// <summary>The same by state.</summary>
    public required IReadOnlyDictionary<DeliveryState, long> States { get; init; }

    /// <summary>Conversions booked in the period of which no delivery tells, not even a suppressed one: always 0.</summary>
    public required long ConversionsWithoutDelivery { get; init; }

    /// <summary>Clicks that the drain counted in the roll-ups, prefetches and tests included.</summary>
    public required long ClicksCounted { get; init; }

    /// <summary>Clicks stored as rows.</summary>
    public required long ClicksStored { get; init; }

    /// <summary>Clicks in this process's journal, if the period reaches them. Other nodes know their own.</summary>
    public required long ClicksInJournal { get; init; }

    /// <summary>Clicks answered by this process since its start and then lost, if the period reaches the present.</summary>
    public required long ClicksLost { get; init; }

    /// <summary>Clicks answered with a redirect.</summary>
    public long ClicksAnswered => ClicksCounted + ClicksInJournal + ClicksLost;

    /// <summary>Whether both sides agree everywhere.</summary>
    public bool IsBalanced =>
        Received == Verdicts.Values.Sum()
        && Planned == States.Values.Sum()
        && ConversionsWithoutDelivery == 0
        && ClicksAnswered == ClicksStored + ClicksInJournal;
}
