namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>Whose rows an operation reached.</summary>
public enum Outcome
{
    Nothing,
    Mine,
    Theirs,
    Both,

    /// <summary>The database refused it: SQLSTATE 42501.</summary>
    Refused,

    /// <summary>No row was hit, which EF reports as a concurrency conflict.</summary>
    Conflict,
}
