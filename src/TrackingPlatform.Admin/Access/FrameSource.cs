using System.Data.Common;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TrackingPlatform.Admin.Layout;
using TrackingPlatform.Data.Notices;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Access;

/// <summary>The frame round every page, from the session and the tenant's row.</summary>
internal sealed class FrameSource(PlatformScope platform, NoticeBook notices, ILogger<FrameSource> logger) : IFrameSource
{
    public async Task<Frame?> FrameForAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (AccessClaims.TenantOf(person) is not { } current || AccessClaims.MemberOf(person) is not { } member || AccessClaims.RoleOf(person) is not { } role)
        {
            return null;
        }

        try
        {
            var tenants = await platform.RunAsync(
                "list a person's tenants",
                (context, token) => context.Tenants.AsNoTracking()
                    .Where(tenant => context.Memberships.Any(membership => membership.TenantId == tenant.Id && membership.MemberId == member))
                    .OrderBy(tenant => tenant.Name)
                    .ToListAsync(token),
                cancellationToken);
            var publisher = AccessClaims.PublisherOf(person);
            var hears = publisher is not null || RolePermissions.Of(role).HasFlag(Permissions.Read);
            var unread = hears ? await notices.CountUnreadAsync(current, member, publisher, cancellationToken) : 0;
            return tenants.Find(tenant => tenant.Id == current) is not { } here
                ? null
                : new Frame(here.Name, here.Currency.Code, here.TimeZone, person.Identity?.Name ?? "", role.ToString(), RolePermissions.Of(role).HasFlag(Permissions.Write), AccessClaims.IsOperator(person))
                {
                    UnreadNotices = unread,
                    IsPortal = publisher is not null,
                    CanAdminister = RolePermissions.Of(role).HasFlag(Permissions.Administer),
                    Tenants = [.. tenants.Select(tenant => new TenantChoice(tenant.Id.ToString(), tenant.Name, tenant.Id == current))],
                };
        }
        catch (DbException away)
        {
            // The page below says so better than an empty answer would.
            logger.SessionNotChecked(away.Message);
            return null;
        }
    }
}
