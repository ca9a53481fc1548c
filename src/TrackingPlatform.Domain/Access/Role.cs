namespace TrackingPlatform.Domain.Access;

/// <summary>What a member may do in one tenant.</summary>
public enum Role
{
    /// <summary>Everything, ownership included.</summary>
    Owner,

    /// <summary>Everything but ownership.</summary>
    Admin,

    /// <summary>Sets up and runs the business; no people, keys or settings.</summary>
    Manager,

    /// <summary>Reads everything, changes nothing.</summary>
    Analyst,

    /// <summary>A publisher's person; sees the publisher portal only.</summary>
    Publisher,

    /// <summary>An advertiser's person; sees the advertiser portal only.</summary>
    Advertiser,
}
