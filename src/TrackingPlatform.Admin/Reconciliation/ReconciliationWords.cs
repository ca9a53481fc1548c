using TrackingPlatform.Domain.Reconciliation;

namespace TrackingPlatform.Admin.Reconciliation;

/// <summary>Reconciliations as people read them.</summary>
internal static class ReconciliationWords
{
    public static string Class(LineClass line) => line switch
    {
        LineClass.Matched => "Matched",
        LineClass.AmountDiffers => "Amount differs",
        LineClass.StatusDiffers => "Status differs",
        LineClass.OnlyThere => "Only in the list",
        LineClass.OnlyHere => "Only in our books",
        LineClass.Duplicate => "Duplicate in the list",
        LineClass.OutsideWindow => "Outside the window",
    };

    /// <summary>The status whose look fits.</summary>
    public static string Tone(LineClass line) => line switch
    {
        LineClass.Matched => "approved",
        LineClass.AmountDiffers or LineClass.OnlyThere or LineClass.OnlyHere => "rejected",
        LineClass.StatusDiffers => "pending",
        LineClass.Duplicate or LineClass.OutsideWindow => "idle",
    };

    public static string Action(LineAction action) => action switch
    {
        LineAction.Create => "Book",
        LineAction.Approve => "Approve",
        LineAction.Adjust => "Adjust",
        LineAction.Dispute => "Dispute",
    };

    /// <summary>What an action does, for whoever is about to press it.</summary>
    public static string Effect(LineAction action) => action switch
    {
        LineAction.Create => "They are booked as if they had come as postbacks, with a receipt each.",
        LineAction.Approve => "Their conversions are approved, each as an entry of its history.",
        LineAction.Adjust => "Their conversions get the amount and status of the list, each as an entry of its history.",
        LineAction.Dispute => "Nothing is booked; the note stays with the lines.",
    };

    public static string By(MatchedBy by) => by switch
    {
        MatchedBy.Transaction => "transaction",
        MatchedBy.Click => "click",
        MatchedBy.AmountAndTime => "amount and time",
    };

    public static string Compared(ComparedAmount compared) => compared switch
    {
        ComparedAmount.Amount => "sale amount",
        ComparedAmount.Revenue => "revenue",
        ComparedAmount.Payout => "payout",
    };

    /// <summary>"+2:00", or nothing.</summary>
    public static string Shift(int minutes) => minutes == 0 ? "none" : FormattableString.Invariant($"{(minutes < 0 ? "−" : "+")}{Math.Abs(minutes) / 60}:{Math.Abs(minutes) % 60:00}");
}
