using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Statements;

namespace TrackingPlatform.Admin.Statements;

/// <summary>Statements and invoices as people read them.</summary>
internal static class StatementWords
{
    public static string Number(PartnerSide side, int number) => FormattableString.Invariant($"{(side == PartnerSide.Advertiser ? "I" : "S")}-{number:000000}");

    public static string Kind(PartnerSide side) => side == PartnerSide.Advertiser ? "Invoice" : "Statement";

    public static string State(StatementState state) => state switch
    {
        StatementState.Settled => "Nothing due",
        StatementState.Due => "Due",
        StatementState.PartlyPaid => "Partly paid",
        StatementState.Paid => "Paid",
        StatementState.Void => "Taken back",
    };

    /// <summary>The status whose look fits.</summary>
    public static string Tone(StatementState state) => state switch
    {
        StatementState.Settled or StatementState.Void => "idle",
        StatementState.Due => "pending",
        StatementState.PartlyPaid => "hold",
        StatementState.Paid => "approved",
    };
}
