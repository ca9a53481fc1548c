namespace TrackingPlatform.Domain.Access;

/// <summary>What an actor may do. Pages, endpoints and use cases ask for these, never for a role.</summary>
[Flags]
public enum Permissions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Reads the tenant's set-up, logs and reports.</summary>
    Read = 1,

    /// <summary>Sets up advertisers, publishers, offers, campaigns, links and templates.</summary>
    Write = 2,

    /// <summary>Changes conversions and sends deliveries again.</summary>
    Operate = 4,

    /// <summary>Sees secrets in full: postback tokens.</summary>
    SeeSecrets = 8,

    /// <summary>People, API keys and settings.</summary>
    Administer = 16,

    /// <summary>Ownership: makes and unmakes owners.</summary>
    Own = 32,

    /// <summary>A publisher's own: sees how its postbacks fare, and proposes how it is told.</summary>
    Propose = 64,
}
