namespace TrackingPlatform.Domain.Access;

/// <summary>The codes of conflicts that callers tell apart.</summary>
public static class ConflictReasons
{
    /// <summary>It has changed since the caller read it.</summary>
    public const string VersionConflict = "version_conflict";

    /// <summary>It is being worked on at this moment; the same wish may be granted a little later.</summary>
    public const string UnderWay = "under_way";

    /// <summary>It has ended, so there is nothing to tell it any more.</summary>
    public const string HasEnded = "has_ended";
}
