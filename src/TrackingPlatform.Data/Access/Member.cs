using Microsoft.AspNetCore.Identity;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Data.Access;

/// <summary>A person with a login.</summary>
public sealed class Member : IdentityUser<Guid>
{
    /// <summary>How the person is called on screens.</summary>
    public string DisplayName { get; set; } = string.Empty;

    /// <summary>True for whoever runs the installation: sees all tenants' health and the job dashboard.</summary>
    public bool IsPlatformOperator { get; set; }

    /// <summary>When the person joined.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The typed identifier.</summary>
    public MemberId MemberId => new(Id);
}
