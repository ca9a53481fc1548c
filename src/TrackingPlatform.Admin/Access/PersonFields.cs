using System.Net.Mail;
using TrackingPlatform.Admin.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>What is asked of a person's name, address and password, wherever they are typed.</summary>
internal static class PersonFields
{
    public const int ShortestPassword = 10;

    public static readonly string PasswordHelp = $"At least {ShortestPassword} characters; three or four words do well.";

    /// <summary>Hashing takes time with the length; nobody needs more.</summary>
    public const int LongestPassword = 256;

    private const int LongestEmail = 254;

    public static string PersonName(this DraftCheck check, string? text)
    {
        var name = check.Text("name", text, 120);
        if (name is null && string.IsNullOrWhiteSpace(text))
        {
            check.Refuse("name", "required", "Write the name your colleagues know you by.");
        }

        return name ?? "";
    }

    public static string Email(this DraftCheck check, string? text)
    {
        var email = text?.Trim() ?? "";
        if (email.Length == 0)
        {
            check.Refuse("email", "required", "Write an e-mail address.");
        }
        else if (email.Length > LongestEmail || email.Any(char.IsWhiteSpace) || !MailAddress.TryCreate(email, out var address) || address.Address != email)
        {
            check.Refuse("email", "invalid", "Write one address, such as ida@agency.example.");
        }

        return email;
    }

    /// <summary>Length is what makes a password strong; rules about its characters only make it hard to remember.</summary>
    public static string Password(this DraftCheck check, string? text)
    {
        var password = text ?? "";
        if (password.Length < ShortestPassword)
        {
            check.Refuse("password", password.Length == 0 ? "required" : "invalid", $"Use {char.ToLowerInvariant(PasswordHelp[0])}{PasswordHelp[1..]}");
        }
        else if (password.Length > LongestPassword)
        {
            check.Refuse("password", "too_long", $"Use at most {LongestPassword} characters.");
        }

        return password;
    }

    public static string TimeZone(this DraftCheck check, string? text)
    {
        var zone = text?.Trim() ?? "";
        if (!IanaZone.TryFind(zone, out _))
        {
            check.Refuse("time_zone", zone.Length == 0 ? "required" : "invalid", "Choose a time zone, such as Europe/Berlin.");
        }

        return zone;
    }
}
