using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Access;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>Who a signed-in person is and which tenant they are in, written as claims, and checked again while they stay.</summary>
internal sealed class Session(PlatformScope platform)
{
    /// <summary>How long claims are believed before they are checked again.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(60);

    /// <summary>The claims of a member in <paramref name="wanted"/>, or in the first tenant they joined when they do not belong to it.</summary>
    /// <returns>Null when there is no such member.</returns>
    public Task<ClaimsPrincipal?> OpenAsync(MemberId member, TenantId? wanted, CancellationToken cancellationToken) =>
        platform.RunAsync("open a session", (context, token) => ReadAsync(context, member, wanted, token), cancellationToken);

    /// <summary>The claims as they are now.</summary>
    /// <returns>Null when the session is over: the member is gone, or changed their password.</returns>
    public async Task<ClaimsPrincipal?> RenewAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (AccessClaims.MemberOf(person) is not { } member)
        {
            return null;
        }

        var now = await OpenAsync(member, AccessClaims.TenantOf(person), cancellationToken);
        return now?.FindFirstValue(AccessClaims.Stamp) == person.FindFirstValue(AccessClaims.Stamp) ? now : null;
    }

    /// <summary>True when nothing of what the claims say has changed.</summary>
    public async Task<bool> StillHoldsAsync(ClaimsPrincipal person, CancellationToken cancellationToken) =>
        await RenewAsync(person, cancellationToken) is { } now
        && AccessClaims.TenantOf(now) == AccessClaims.TenantOf(person)
        && AccessClaims.RoleOf(now) == AccessClaims.RoleOf(person)
        && AccessClaims.PublisherOf(now) == AccessClaims.PublisherOf(person)
        && AccessClaims.IsOperator(now) == AccessClaims.IsOperator(person);

    private static async Task<ClaimsPrincipal?> ReadAsync(PlatformDbContext context, MemberId id, TenantId? wanted, CancellationToken cancellationToken)
    {
        var member = await context.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id.Value, cancellationToken);
        if (member is null)
        {
            return null;
        }

        var memberships = await context.Memberships.AsNoTracking()
            .Where(row => row.MemberId == id)
            .OrderBy(row => row.CreatedAt)
            .ToListAsync(cancellationToken);
        return Write(member, memberships.Find(row => row.TenantId == wanted) ?? memberships.FirstOrDefault());
    }

    private static ClaimsPrincipal Write(Member member, Membership? membership)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(AccessClaims.Member, member.MemberId.ToString()),
                new Claim(AccessClaims.Name, member.DisplayName),
                new Claim(AccessClaims.Stamp, member.SecurityStamp ?? ""),
            ],
            IdentityConstants.ApplicationScheme);
        if (member.IsPlatformOperator)
        {
            identity.AddClaim(new Claim(AccessClaims.Operator, "true"));
        }

        if (membership is not null)
        {
            identity.AddClaim(new Claim(AccessClaims.Tenant, membership.TenantId.ToString()));
            identity.AddClaim(new Claim(AccessClaims.Role, WireName<Role>.Of(membership.Role)));
            if (membership.PublisherId is { } publisher)
            {
                identity.AddClaim(new Claim(AccessClaims.Publisher, publisher.ToString()));
            }
        }

        return new ClaimsPrincipal(identity);
    }
}
