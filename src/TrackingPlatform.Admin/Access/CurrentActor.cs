using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>Who acts: on pages whoever is signed in, at endpoints whoever the request was authenticated as. Ask each time, since a circuit outlives a role.</summary>
public sealed class CurrentActor(AuthenticationStateProvider pages)
{
    private ClaimsPrincipal? caller;

    public async ValueTask<Actor> GetAsync() => AccessClaims.ActorOf(await PersonAsync());

    /// <summary>The tenant whose logs they may read.</summary>
    /// <exception cref="UnauthorizedAccessException">They may not, or not any more; the policy of the page or endpoint keeps everyone else from coming this far.</exception>
    public async ValueTask<TenantId> ReadableTenantAsync()
    {
        var actor = await GetAsync();
        return actor.May(Permissions.Read) ? actor.TenantId : throw new UnauthorizedAccessException($"{actor.Name} may not read this tenant's logs.");
    }

    /// <summary>The member who acts; null for an API key.</summary>
    public async ValueTask<MemberId?> MemberAsync() => AccessClaims.MemberOf(await PersonAsync());

    /// <summary>Whoever acts with their claims; members have an identifier, keys do not.</summary>
    internal async ValueTask<ClaimsPrincipal> PersonAsync() => caller ?? (await pages.GetAuthenticationStateAsync()).User;

    /// <summary>Within an endpoint the request says it, since there is no page to ask.</summary>
    internal void IsCallerOf(HttpContext context) => caller = context.User;
}
