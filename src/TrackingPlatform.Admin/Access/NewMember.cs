using Microsoft.AspNetCore.Identity;
using TrackingPlatform.Data.Access;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Access;

/// <summary>Makes the row of a person as Identity wants it, for adding in the same transaction as their membership.</summary>
internal sealed class NewMember(IPasswordHasher<Member> hasher, ILookupNormalizer normalizer)
{
    public Member Create(string name, string email, string password, bool isPlatformOperator, DateTimeOffset now)
    {
        var member = new Member
        {
            Id = MemberId.New(now).Value,
            DisplayName = name,
            UserName = email,
            NormalizedUserName = normalizer.NormalizeName(email),
            Email = email,
            NormalizedEmail = normalizer.NormalizeEmail(email),
            EmailConfirmed = true,
            LockoutEnabled = true,
            IsPlatformOperator = isPlatformOperator,
            SecurityStamp = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(20)),
            CreatedAt = now,
        };
        member.PasswordHash = hasher.HashPassword(member, password);
        return member;
    }

    /// <summary>How an address is compared: case does not matter.</summary>
    public string Normal(string email) => normalizer.NormalizeEmail(email);
}
