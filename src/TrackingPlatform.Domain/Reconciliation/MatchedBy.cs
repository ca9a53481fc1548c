namespace TrackingPlatform.Domain.Reconciliation;

/// <summary>What a row and a conversion were told to be the same by.</summary>
public enum MatchedBy
{
    /// <summary>The transaction.</summary>
    Transaction,

    /// <summary>The click.</summary>
    Click,

    /// <summary>The same amount at about the same time, where neither key says otherwise.</summary>
    AmountAndTime,
}
