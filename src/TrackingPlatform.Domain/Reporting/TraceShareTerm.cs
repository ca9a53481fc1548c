namespace TrackingPlatform.Domain.Reporting;

/// <summary>How long a trace is shared.</summary>
public static class TraceShareTerm
{
    /// <summary>Days when nobody says otherwise.</summary>
    public const int UsualDays = 7;

    /// <summary>The most days.</summary>
    public const int MostDays = 90;

    /// <summary>Where a share stands.</summary>
    /// <param name="expiresAt">When its time is over; at that very moment it is.</param>
    /// <param name="revokedAt">When it was taken back; null when it was not.</param>
    /// <param name="now">The moment it is asked for.</param>
    public static TraceShareState StateOf(DateTimeOffset expiresAt, DateTimeOffset? revokedAt, DateTimeOffset now) =>
        revokedAt is not null ? TraceShareState.Revoked : now >= expiresAt ? TraceShareState.Expired : TraceShareState.Open;
}
