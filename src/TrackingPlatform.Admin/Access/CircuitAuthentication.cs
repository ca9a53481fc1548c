using System.Data.Common;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Logging;

namespace TrackingPlatform.Admin.Access;

/// <summary>Checks the person of a long-lived circuit again: removed, demoted or signed out elsewhere, they lose it within a minute.</summary>
internal sealed class CircuitAuthentication(ILoggerFactory logging, Session session) : RevalidatingServerAuthenticationStateProvider(logging)
{
    private readonly ILogger logger = logging.CreateLogger<CircuitAuthentication>();

    protected override TimeSpan RevalidationInterval => Session.Trust;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await session.StillHoldsAsync(authenticationState.User, cancellationToken);
        }
        catch (DbException away)
        {
            // Without the database nothing can be read or changed either; throwing people out would only lose their half-written forms.
            logger.SessionNotChecked(away.Message);
            return true;
        }
    }
}
