namespace TrackingPlatform.Domain.Statements;

/// <summary>What a hand-made entry of a partner's account is.</summary>
public enum AccountEntryKind
{
    /// <summary>Added to the next statement or invoice, or taken off it.</summary>
    Adjustment,

    /// <summary>Paid ahead by an advertiser; the next invoices are settled from it.</summary>
    Prepayment,
}
