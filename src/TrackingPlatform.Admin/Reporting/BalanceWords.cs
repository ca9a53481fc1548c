using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The balance as lines that add up, and what is wrong where they do not. Lines that are zero are left out.</summary>
internal static class BalanceWords
{
    public static IReadOnlyList<BalanceLine> Postbacks(BalanceSheet sheet) => Filled(
        new("Accepted", "ok", sheet.Verdicts.GetValueOrDefault(PostbackVerdict.Accepted), "verdict=accepted"),
        new("Updated", "ok", sheet.Verdicts.GetValueOrDefault(PostbackVerdict.Updated), "verdict=updated"),
        new("Duplicate", "idle", sheet.Verdicts.GetValueOrDefault(PostbackVerdict.Duplicate), "verdict=duplicate"),
        new("Held", "hold", sheet.Verdicts.GetValueOrDefault(PostbackVerdict.Held), "verdict=held"),
        new("Rejected", "bad", sheet.Verdicts.GetValueOrDefault(PostbackVerdict.Rejected), "verdict=rejected"),
        new("Waiting", "wait", sheet.Verdicts.GetValueOrDefault(PostbackVerdict.Waiting), "verdict=waiting"));

    public static IReadOnlyList<BalanceLine> Deliveries(BalanceSheet sheet) => Filled(
        new("Delivered", "ok", sheet.States.GetValueOrDefault(DeliveryState.Delivered), "state=delivered"),
        new("Suppressed", "idle", sheet.States.GetValueOrDefault(DeliveryState.Suppressed), "state=suppressed"),
        new("Parked", "park", sheet.States.GetValueOrDefault(DeliveryState.Parked), "state=parked"),
        new("Waiting or retrying", "wait", sheet.States.GetValueOrDefault(DeliveryState.Due) + sheet.States.GetValueOrDefault(DeliveryState.Leased), "state=due,leased"),
        new("Dead", "bad", sheet.States.GetValueOrDefault(DeliveryState.Dead), "state=dead"));

    public static IReadOnlyList<BalanceLine> Clicks(BalanceSheet sheet) => Filled(
        new("Stored", "ok", sheet.ClicksStored, ""),
        new("In the journal, on their way", "wait", sheet.ClicksInJournal, ""));

    /// <summary>What does not add up; empty when everything does.</summary>
    public static IReadOnlyList<string> Faults(BalanceSheet sheet)
    {
        var clicks = sheet.ClicksAnswered - sheet.ClicksStored - sheet.ClicksInJournal;
        return
        [
            .. Fault(sheet.Received - sheet.Verdicts.Values.Sum(), "postback", "without a verdict", "too many verdicts for the postbacks received"),
            .. Fault(sheet.Planned - sheet.States.Values.Sum(), "delivery", "in no known state", "too many states for the deliveries planned"),
            .. Fault(sheet.ConversionsWithoutDelivery, "conversion", "that no delivery tells of", ""),
            .. Fault(clicks, "click", "answered and not stored", "stored clicks that were never counted"),
        ];
    }

    private static BalanceLine[] Filled(params BalanceLine[] lines) => [.. lines.Where(line => line.Count != 0)];

    private static IEnumerable<string> Fault(long difference, string noun, string missing, string surplus) => difference switch
    {
        0 => [],
        > 0 => [$"{Figures.Count(difference)} {Plural(noun, difference)} {missing}"],
        _ => [$"{Figures.Count(-difference)} {surplus}"],
    };

    private static string Plural(string noun, long count) => count == 1 ? noun : noun == "delivery" ? "deliveries" : noun + "s";
}
