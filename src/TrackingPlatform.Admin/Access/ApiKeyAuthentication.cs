using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TrackingPlatform.Admin.Access;

/// <summary><c>Authorization: Bearer &lt;key&gt;</c>.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logging,
    UrlEncoder encoder,
    ApiKeyLookup keys) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    public new const string Scheme = "ApiKey";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        if (await keys.FindAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is not { } key)
        {
            return AuthenticateResult.Fail("The key is unknown or was revoked.");
        }

        var identity = new ClaimsIdentity(
            [
                new Claim(AccessClaims.Name, key.Name),
                new Claim(AccessClaims.Tenant, key.TenantId.ToString()),
                new Claim(AccessClaims.Permissions, AccessClaims.Write(key.Permissions)),
            ],
            Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        var sent = Request.Headers.Authorization.Count > 0;
        Logger.ApiRefused(sent ? "token_wrong" : "token_missing");
        var problem = sent
            ? ApiProblem.Because(StatusCodes.Status401Unauthorized, "token_wrong", "This API key is unknown or was revoked.")
            : ApiProblem.ForStatus(StatusCodes.Status401Unauthorized);
        return problem.ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Logger.ApiRefused("forbidden");
        return ApiProblem.ForStatus(StatusCodes.Status403Forbidden).ExecuteAsync(Context);
    }
}
