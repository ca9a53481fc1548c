using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>Who belongs to a tenant, and with what role. Owners alone make and unmake owners, and the last one stays.</summary>
internal sealed class People(PlatformScope platform, TimeProvider clock, ILogger<People> logger)
{
    public async Task<Outcome<PeopleList>> ListAsync(Actor actor, CancellationToken cancellationToken) =>
        !actor.May(Permissions.Administer)
            ? new Outcome<PeopleList>.Forbidden(Permissions.Administer)
            : new Outcome<PeopleList>.Done(await platform.RunAsync("list a tenant's people", (context, token) => ReadAsync(context, actor.TenantId, token), cancellationToken));

    public async Task<Outcome<MemberId>> ChangeRoleAsync(Actor actor, MemberId member, Role role, CancellationToken cancellationToken)
    {
        var outcome = await ChangeAsync(actor, member, role, (_, membership) => membership.Change(role), cancellationToken);
        if (outcome is Outcome<MemberId>.Done)
        {
            logger.RoleGiven(member.ToString(), actor.TenantId.ToString(), WireName<Role>.Of(role), actor.Name);
        }

        return outcome;
    }

    /// <summary>Takes a person out of the tenant. What they did stays; their other tenants are not touched.</summary>
    public async Task<Outcome<MemberId>> RemoveAsync(Actor actor, MemberId member, CancellationToken cancellationToken)
    {
        var outcome = await ChangeAsync(actor, member, role: null, (context, membership) => context.Remove(membership), cancellationToken);
        if (outcome is Outcome<MemberId>.Done)
        {
            logger.MemberRemoved(member.ToString(), actor.TenantId.ToString(), actor.Name);
        }

        return outcome;
    }

    private async Task<Outcome<MemberId>> ChangeAsync(Actor actor, MemberId member, Role? role, Action<PlatformDbContext, Membership> change, CancellationToken cancellationToken) =>
        !actor.May(Permissions.Administer)
            ? new Outcome<MemberId>.Forbidden(Permissions.Administer)
            : await platform.RunAsync("change a membership", (context, token) => ChangeAsync(context, actor, member, role, change, token), cancellationToken);

    private static async Task<Outcome<MemberId>> ChangeAsync(
        PlatformDbContext context, Actor actor, MemberId id, Role? role, Action<PlatformDbContext, Membership> change, CancellationToken cancellationToken)
    {
        // All of the tenant's memberships are locked: two owners who remove each other at once must not both succeed.
        var memberships = await context.Memberships
            .FromSql($"select * from memberships where tenant_id = {actor.TenantId.Value} order by member_id for update")
            .ToListAsync(cancellationToken);
        if (memberships.Find(row => row.MemberId == id) is not { } membership)
        {
            return new Outcome<MemberId>.NotFound();
        }

        if (role is Role.Publisher && membership.Role is not Role.Publisher)
        {
            return new Outcome<MemberId>.Conflict("publisher_unknown", "A publisher's person is invited for a publisher; remove this one and invite them so.");
        }

        if ((membership.Role is Role.Owner || role is Role.Owner) && membership.Role != role && !actor.May(Permissions.Own))
        {
            return new Outcome<MemberId>.Forbidden(Permissions.Own);
        }

        if (membership.Role is Role.Owner && role is not Role.Owner && memberships.Count(row => row.Role is Role.Owner) == 1)
        {
            return new Outcome<MemberId>.Conflict("last_owner", "This is the last owner. Make somebody else an owner first.");
        }

        change(context, membership);
        await context.SaveChangesAsync(cancellationToken);
        return new Outcome<MemberId>.Done(id);
    }

    private async Task<PeopleList> ReadAsync(PlatformDbContext context, TenantId tenant, CancellationToken cancellationToken)
    {
        var memberships = await context.Memberships.AsNoTracking().Where(row => row.TenantId == tenant).ToListAsync(cancellationToken);
        var ids = memberships.ConvertAll(row => row.MemberId.Value);
        var members = await context.Users.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var now = clock.GetUtcNow();
        var invitations = await context.Set<Invitation>().AsNoTracking()
            .Where(row => row.TenantId == tenant && row.AcceptedAt == null && row.ExpiresAt > now)
            .OrderBy(row => row.ExpiresAt)
            .ToListAsync(cancellationToken);
        var named = memberships.Select(row => row.PublisherId).Concat(invitations.Select(row => row.PublisherId)).OfType<PublisherId>().Distinct().ToList();
        var publishers = await context.Set<Publisher>().AsNoTracking().Where(row => row.TenantId == tenant && named.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        string? NameOf(PublisherId? publisher) => publisher is { } id ? publishers.GetValueOrDefault(id) : null;
        return new PeopleList(
            [.. memberships
                .Select(row => new MemberRow(row.MemberId, members[row.MemberId.Value].DisplayName, members[row.MemberId.Value].Email ?? "", row.Role, row.CreatedAt, NameOf(row.PublisherId)))
                .OrderBy(row => row.Role).ThenBy(row => row.Name, StringComparer.CurrentCultureIgnoreCase)],
            [.. invitations.Select(row => new InvitationRow(row.Id, row.Email, row.Role, row.ExpiresAt, NameOf(row.PublisherId)))]);
    }
}
