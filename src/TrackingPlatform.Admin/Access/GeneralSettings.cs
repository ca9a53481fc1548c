using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>What holds for the whole tenant.</summary>
internal sealed class GeneralSettings(PlatformScope platform)
{
    public async Task<Outcome<Tenant>> ReadAsync(Actor actor, CancellationToken cancellationToken) =>
        !actor.May(Permissions.Administer)
            ? new Outcome<Tenant>.Forbidden(Permissions.Administer)
            : new Outcome<Tenant>.Done(await platform.RunAsync(
                "read a tenant's settings",
                (context, token) => context.Tenants.AsNoTracking().SingleAsync(row => row.Id == actor.TenantId, token),
                cancellationToken));

    public async Task<Outcome<Tenant>> SaveAsync(Actor actor, GeneralDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Administer))
        {
            return new Outcome<Tenant>.Forbidden(Permissions.Administer);
        }

        var check = new DraftCheck();
        var (name, zone, fallback) = (check.Name(draft.Name), check.TimeZone(draft.TimeZone), check.Destination("fallback_url", draft.FallbackUrl));
        return check.HasProblems
            ? check.Refused<Tenant>()
            : new Outcome<Tenant>.Done(await platform.RunAsync(
                "change a tenant's settings",
                async (context, token) =>
                {
                    var tenant = await context.Tenants.SingleAsync(row => row.Id == actor.TenantId, token);
                    tenant.Configure(name, zone, fallback, draft.AlwaysAnswers200);
                    await context.SaveChangesAsync(token);
                    return tenant;
                },
                cancellationToken));
    }
}
