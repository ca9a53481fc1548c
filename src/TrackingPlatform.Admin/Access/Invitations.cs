using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>Asks people to join a tenant, by a link whose secret works once.</summary>
internal sealed class Invitations(PlatformScope platform, NewMember people, TimeProvider clock)
{
    /// <param name="publisher">Whose person they are to be; named with the role of a publisher, and with no other.</param>
    public async Task<Outcome<InvitationSecret>> InviteAsync(Actor actor, string? email, Role role, string? publisher, CancellationToken cancellationToken)
    {
        var needed = role is Role.Owner ? Permissions.Administer | Permissions.Own : Permissions.Administer;
        if (!actor.May(needed))
        {
            return new Outcome<InvitationSecret>.Forbidden(needed);
        }

        var check = new DraftCheck();
        var address = check.Email(email);
        PublisherId? represented = role is Role.Publisher ? check.Id<PublisherId>("publisher", publisher, "publisher") : null;
        if (represented is { } named && !await platform.RunAsync("look for a publisher", (context, token) => IsPublisherAsync(context, actor.TenantId, named, token), cancellationToken))
        {
            check.Unknown("publisher", "publisher", PublisherId.Prefix);
        }

        if (check.HasProblems)
        {
            return check.Refused<InvitationSecret>();
        }

        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var made = await platform.RunAsync(
            "invite a person",
            async (context, token) =>
            {
                if (await IsMemberAsync(context, actor.TenantId, address, token))
                {
                    return false;
                }

                // A fresh link replaces the one before, so that a mistyped role can be mended by inviting again.
                await context.Set<Invitation>().Where(row => row.TenantId == actor.TenantId && row.Email == address && row.AcceptedAt == null).ExecuteDeleteAsync(token);
                context.Add(Invitation.Create(actor.TenantId, address, role, ApiKeyLookup.HashOf(secret), clock.GetUtcNow(), represented));
                await context.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);
        return made
            ? new Outcome<InvitationSecret>.Done(new InvitationSecret(address, secret))
            : new Outcome<InvitationSecret>.Invalid([new FieldProblem("email", "taken", "This person belongs to the tenant already; change their role in the list.")]);
    }

    public async Task<Outcome<InvitationId>> WithdrawAsync(Actor actor, InvitationId id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Administer))
        {
            return new Outcome<InvitationId>.Forbidden(Permissions.Administer);
        }

        var gone = await platform.RunAsync(
            "withdraw an invitation",
            (context, token) => context.Set<Invitation>().Where(row => row.TenantId == actor.TenantId && row.Id == id && row.AcceptedAt == null).ExecuteDeleteAsync(token),
            cancellationToken);
        return gone > 0 ? new Outcome<InvitationId>.Done(id) : new Outcome<InvitationId>.NotFound();
    }

    /// <returns>Null when the secret is unknown, was used, or has lapsed.</returns>
    public Task<OpenInvitation?> FindAsync(string secret, CancellationToken cancellationToken) =>
        platform.RunAsync("read an invitation", (context, token) => FindAsync(context, secret, token), cancellationToken);

    /// <summary>A person who is new here joins.</summary>
    public async Task<Outcome<Membership>> AcceptAsync(string secret, string? name, string? password, CancellationToken cancellationToken)
    {
        var check = new DraftCheck();
        var (label, word) = (check.PersonName(name), check.Password(password));
        return check.HasProblems
            ? check.Refused<Membership>()
            : await platform.RunAsync(
                "accept an invitation as a new person",
                async (context, token) =>
                {
                    if (await FindAsync(context, secret, token) is not { Existing: null } invitation || !await TakeAsync(context, invitation, token))
                    {
                        return new Outcome<Membership>.NotFound();
                    }

                    var member = people.Create(label, invitation.Email, word, isPlatformOperator: false, clock.GetUtcNow());
                    context.Add(member);
                    await context.SaveChangesAsync(token);
                    return await JoinAsync(context, invitation, member.MemberId, token);
                },
                cancellationToken);
    }

    /// <summary>A person who has an account, and has shown that it is theirs, joins.</summary>
    public Task<Outcome<Membership>> AcceptAsync(string secret, MemberId member, CancellationToken cancellationToken) => platform.RunAsync(
        "accept an invitation",
        async (context, token) =>
            await FindAsync(context, secret, token) is { } invitation && invitation.Existing == member && await TakeAsync(context, invitation, token)
                ? await JoinAsync(context, invitation, member, token)
                : new Outcome<Membership>.NotFound(),
        cancellationToken);

    private async Task<OpenInvitation?> FindAsync(PlatformDbContext context, string secret, CancellationToken cancellationToken)
    {
        var (hash, now) = (ApiKeyLookup.HashOf(secret), clock.GetUtcNow());
        var invitation = await context.Set<Invitation>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.SecretHash == hash && row.AcceptedAt == null && row.ExpiresAt > now, cancellationToken);
        if (invitation is null)
        {
            return null;
        }

        var tenant = await context.Tenants.Where(row => row.Id == invitation.TenantId).Select(row => row.Name).SingleAsync(cancellationToken);
        var normal = people.Normal(invitation.Email);
        var existing = await context.Users.AsNoTracking().SingleOrDefaultAsync(row => row.NormalizedEmail == normal, cancellationToken);
        return new OpenInvitation(invitation.TenantId, invitation.Id, tenant, invitation.Email, invitation.Role, existing?.MemberId, invitation.PublisherId);
    }

    /// <summary>Of several who take it at once, one does.</summary>
    private async Task<bool> TakeAsync(PlatformDbContext context, OpenInvitation invitation, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await context.Set<Invitation>()
            .Where(row => row.TenantId == invitation.TenantId && row.Id == invitation.Id && row.AcceptedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.AcceptedAt, now), cancellationToken) == 1;
    }

    private async Task<Outcome<Membership>> JoinAsync(PlatformDbContext context, OpenInvitation invitation, MemberId member, CancellationToken cancellationToken)
    {
        var membership = await context.Memberships.FindAsync([invitation.TenantId, member], cancellationToken);
        if (membership is null)
        {
            context.Add(membership = new Membership(invitation.TenantId, member, invitation.Role, clock.GetUtcNow()));
            if (invitation.Publisher is { } publisher)
            {
                membership.Represent(publisher);
            }

            await context.SaveChangesAsync(cancellationToken);
        }

        return new Outcome<Membership>.Done(membership);
    }

    private static Task<bool> IsPublisherAsync(PlatformDbContext context, TenantId tenant, PublisherId publisher, CancellationToken cancellationToken) =>
        context.Set<Publisher>().AnyAsync(row => row.TenantId == tenant && row.Id == publisher, cancellationToken);

    private async Task<bool> IsMemberAsync(PlatformDbContext context, TenantId tenant, string email, CancellationToken cancellationToken)
    {
        var normal = people.Normal(email);
        var member = await context.Users.AsNoTracking().SingleOrDefaultAsync(row => row.NormalizedEmail == normal, cancellationToken);
        return member is not null && await context.Memberships.AnyAsync(row => row.TenantId == tenant && row.MemberId == member.MemberId, cancellationToken);
    }
}
