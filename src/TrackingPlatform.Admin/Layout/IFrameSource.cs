using System.Security.Claims;

namespace TrackingPlatform.Admin.Layout;

/// <summary>Fills the <see cref="Frame"/> for whoever is signed in.</summary>
public interface IFrameSource
{
    /// <returns>Null when nobody is signed in, or the person belongs to no tenant.</returns>
    Task<Frame?> FrameForAsync(ClaimsPrincipal person, CancellationToken cancellationToken);
}
