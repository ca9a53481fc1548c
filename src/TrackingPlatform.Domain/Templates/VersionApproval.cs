namespace TrackingPlatform.Domain.Templates;

/// <summary>Whether a version of a template may be sent.</summary>
public enum VersionApproval
{
    /// <summary>It may be, and is while it is the newest of these.</summary>
    Approved,

    /// <summary>A publisher proposed it, and nobody has decided yet.</summary>
    Pending,

    /// <summary>It may not be.</summary>
    Rejected,
}
