namespace TrackingPlatform.Domain.Tenancy;

/// <summary>Whether a thing of the set-up takes part in the business.</summary>
public enum EntityStatus
{
    /// <summary>Takes part.</summary>
    Active,

    /// <summary>Stopped for now; links keep answering and follow the fallbacks.</summary>
    Paused,

    /// <summary>Put away: hidden from lists, kept for history, no longer used for new clicks.</summary>
    Archived,
}
