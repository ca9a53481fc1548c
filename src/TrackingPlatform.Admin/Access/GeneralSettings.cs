using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>What holds for the whole tenant. The page is for those who administer it; a key that writes may change it too.</summary>
internal sealed class GeneralSettings(PlatformScope platform)
{
    public async Task<Outcome<Tenant>> ReadAsync(Actor actor, CancellationToken cancellationToken) =>
        !actor.May(Permissions.Read)
            ? new Outcome<Tenant>.Forbidden(Permissions.Read)
            : new Outcome<Tenant>.Done(await platform.RunAsync(
                "read a tenant's settings",
                (context, token) => context.Tenants.AsNoTracking().SingleAsync(row => row.Id == actor.TenantId, token),
                cancellationToken));

    /// <summary>Whether nothing is kept with visitors who have not agreed.</summary>
    public async Task<bool> RequiresConsentAsync(Actor actor, CancellationToken cancellationToken) =>
        await ReadAsync(actor, cancellationToken) is Outcome<Tenant>.Done { Value.RequiresConsent: true };

    public async Task<Outcome<Tenant>> SaveAsync(Actor actor, GeneralDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<Tenant>.Forbidden(Permissions.Write);
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
                    tenant.ApproveTemplates(draft.ApproveTemplates);
                    tenant.KeepWithVisitors(draft.VisitorCookie, draft.RequireConsent);
                    await context.SaveChangesAsync(token);
                    return tenant;
                },
                cancellationToken));
    }
}
