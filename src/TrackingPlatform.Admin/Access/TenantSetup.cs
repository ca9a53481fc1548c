using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>Founds the first tenant with its owner, who also runs the installation. Done once, whoever asks and however many at a time.</summary>
internal sealed class TenantSetup(PlatformScope platform, NewMember people, TimeProvider clock, ILogger<TenantSetup> logger)
{
    // Any number will do as long as all nodes use the same one.
    private const long SetupLock = 0x7470_7365_7475_7000;

    /// <returns>The owner; a conflict <c>already_set_up</c> when there is a tenant.</returns>
    public async Task<Outcome<MemberId>> FoundAsync(TenantDraft draft, CancellationToken cancellationToken)
    {
        var check = new DraftCheck();
        var tenant = TenantOf(draft, check);
        var (name, email, password) = (check.PersonName(draft.Name), check.Email(draft.Email), check.Password(draft.Password));
        if (tenant is null || check.HasProblems)
        {
            return check.Refused<MemberId>();
        }

        var owner = people.Create(name, email, password, isPlatformOperator: true, tenant.CreatedAt);
        var founded = await platform.RunAsync(
            "found the first tenant",
            async (context, token) =>
            {
                await context.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({SetupLock})", token);
                if (await context.Tenants.AnyAsync(token))
                {
                    return false;
                }

                context.Add(tenant);
                context.Add(owner);
                await context.SaveChangesAsync(token);
                context.Add(new Membership(tenant.Id, owner.MemberId, Role.Owner, tenant.CreatedAt));
                if (draft.ApiKey is { } secret)
                {
                    context.Add(ApiKeys.KeyOf(tenant.Id, "Set-up", Enum.GetValues<ApiScope>(), secret, tenant.CreatedAt));
                }

                await context.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);
        if (!founded)
        {
            return new Outcome<MemberId>.Conflict("already_set_up", "This installation has been set up. Sign in, or ask its owner for an invitation.");
        }

        logger.FirstTenantSetUp(tenant.Id.ToString());
        return new Outcome<MemberId>.Done(owner.MemberId);
    }

    private Tenant? TenantOf(TenantDraft draft, DraftCheck check)
    {
        var name = check.Text("tenant", draft.Tenant, 120);
        if (name is null && string.IsNullOrWhiteSpace(draft.Tenant))
        {
            check.Refuse("tenant", "required", "Write what your agency or network is called.");
        }

        if (!Currency.TryParse(draft.Currency?.Trim(), out var currency))
        {
            check.Refuse("currency", string.IsNullOrWhiteSpace(draft.Currency) ? "required" : "invalid", "Choose the currency you keep your books in.");
        }

        var zone = check.TimeZone(draft.TimeZone);
        return check.HasProblems ? null : Tenant.Create(name!, zone, currency, clock.GetUtcNow());
    }
}
