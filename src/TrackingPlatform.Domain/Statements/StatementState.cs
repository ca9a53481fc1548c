namespace TrackingPlatform.Domain.Statements;

/// <summary>Where a statement or an invoice stands.</summary>
public enum StatementState
{
    /// <summary>Nothing is due by it: what it comes to is carried to the next, or was prepaid.</summary>
    Settled,

    /// <summary>It is to be paid.</summary>
    Due,

    /// <summary>Some of it is paid.</summary>
    PartlyPaid,

    /// <summary>It is paid.</summary>
    Paid,

    /// <summary>It was taken back, and counts for nothing.</summary>
    Void,
}
