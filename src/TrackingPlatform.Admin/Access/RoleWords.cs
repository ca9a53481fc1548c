using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Access;

/// <summary>Roles in words.</summary>
internal static class RoleWords
{
    public static string Of(Role role) => role switch
    {
        Role.Owner => "Everything, ownership included.",
        Role.Admin => "Everything but ownership: people, keys and settings too.",
        Role.Manager => "Sets up and runs the business; no people, keys or settings.",
        Role.Analyst => "Reads everything, changes nothing.",
        Role.Publisher => "The publisher portal only: its own postbacks and deliveries.",
        Role.Advertiser => "The advertiser portal only.",
    };

    public static string Article(Role role) => role is Role.Owner or Role.Admin or Role.Analyst or Role.Advertiser ? $"an {Name(role)}" : $"a {Name(role)}";

    private static string Name(Role role) => role.ToString().ToLowerInvariant();
}
