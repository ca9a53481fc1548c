namespace TrackingPlatform.Domain.Postbacks;

/// <summary>What became of a postback.</summary>
public enum PostbackVerdict
{
    /// <summary>A conversion was booked.</summary>
    Accepted,

    /// <summary>A booked conversion was changed.</summary>
    Updated,

    /// <summary>It says nothing that is not booked already.</summary>
    Duplicate,

    /// <summary>A conversion was booked and is held back.</summary>
    Held,

    /// <summary>Nothing was booked; the reason says why.</summary>
    Rejected,

    /// <summary>Its click is on its way; the postback is judged when it arrives.</summary>
    Waiting,
}
