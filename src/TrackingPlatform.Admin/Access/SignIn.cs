using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Access;

namespace TrackingPlatform.Admin.Access;

/// <summary>Checks an address and a password. Takes the same time and gives the same answers whether or not the address is known.</summary>
internal sealed class SignIn(UserManager<Member> members, FailedAttempts failures, Session session, TimeProvider clock, ILogger<SignIn> logger)
{
    public async Task<SignInOutcome> TryAsync(string? email, string? password, CancellationToken cancellationToken)
    {
        var (address, secret) = (email?.Trim() ?? "", password ?? "");
        if (failures.WaitFor(address) is { } wait)
        {
            logger.SignInRefused("too many failures");
            return new SignInOutcome.Wait(wait);
        }

        if (secret.Length > PersonFields.LongestPassword)
        {
            return Refuse(address);
        }

        var member = await members.FindByEmailAsync(address);
        if (member is null)
        {
            members.PasswordHasher.HashPassword(new Member(), secret);
            return Refuse(address);
        }

        if (await members.IsLockedOutAsync(member))
        {
            logger.SignInRefused("locked out");
            return new SignInOutcome.Wait((member.LockoutEnd - clock.GetUtcNow()) ?? FailedAttempts.Pause);
        }

        if (!await members.CheckPasswordAsync(member, secret))
        {
            await members.AccessFailedAsync(member);
            return Refuse(address);
        }

        failures.Clear(address);
        if (member.AccessFailedCount > 0)
        {
            await members.ResetAccessFailedCountAsync(member);
        }

        logger.SignedIn(member.MemberId.ToString());
        return await session.OpenAsync(member.MemberId, wanted: null, cancellationToken) is { } person ? new SignInOutcome.Welcome(person) : new SignInOutcome.Wrong();
    }

    private SignInOutcome.Wrong Refuse(string address)
    {
        failures.Add(address);
        logger.SignInRefused("wrong address or password");
        return new SignInOutcome.Wrong();
    }
}
