namespace TrackingPlatform.Domain.Reconciliation;

/// <summary>What somebody does about lines of a reconciliation.</summary>
public enum LineAction
{
    /// <summary>Book what only an advertiser's list has, as if it had come as a postback.</summary>
    Create,

    /// <summary>Approve the conversion.</summary>
    Approve,

    /// <summary>Give the conversion the amount and status that an advertiser's list says.</summary>
    Adjust,

    /// <summary>Note that it is disputed; nothing is booked.</summary>
    Dispute,
}
