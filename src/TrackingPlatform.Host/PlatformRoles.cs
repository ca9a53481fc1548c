namespace TrackingPlatform.Host;

/// <summary>What this process does for the installation.</summary>
[Flags]
internal enum PlatformRoles
{
    None = 0,

    /// <summary>Answers links and postbacks.</summary>
    Edge = 1,

    /// <summary>Serves the admin pages and the REST API.</summary>
    Admin = 2,

    /// <summary>Forwards postbacks and keeps the schedule.</summary>
    Worker = 4,

    All = Edge | Admin | Worker,
}
