using TrackingPlatform.Workers.Notices;

namespace TrackingPlatform.Host;

/// <summary>Reads <c>Platform:Mail</c>.</summary>
internal static class MailSettings
{
    private const string Key = "Platform:Mail:";
    private const int SubmissionPort = 587;
    private const int EncryptedPort = 465;
    private const int PlainPort = 25;

    /// <summary>Null where no host is named: no mail is sent then.</summary>
    /// <exception cref="StartupFailure">A value cannot be used; names its key.</exception>
    public static MailOptions? Read(IConfigurationSection section, string? publicUrl)
    {
        if (Text(section, nameof(MailOptions.Host)) is not { } host)
        {
            return null;
        }

        var security = Text(section, nameof(MailOptions.Security))?.ToLowerInvariant() switch
        {
            null or "starttls" => MailSecurity.StartTls,
            "tls" => MailSecurity.Tls,
            "none" => MailSecurity.None,
            var other => throw StartupFailure.BadConfiguration($"{Key}Security is \"{other}\"; it may be starttls, tls or none."),
        };
        var from = Text(section, nameof(MailOptions.From)) ?? throw StartupFailure.BadConfiguration($"{Key}From is missing; name the sender, such as tracking@example.com.");
        if (!from.Contains('@', StringComparison.Ordinal))
        {
            throw StartupFailure.BadConfiguration($"{Key}From is \"{from}\"; it may be an address such as tracking@example.com.");
        }

        return new MailOptions(host, Port(section, security), security, Text(section, nameof(MailOptions.User)), Text(section, nameof(MailOptions.Password)), from, publicUrl);
    }

    private static int Port(IConfigurationSection section, MailSecurity security)
    {
        if (Text(section, nameof(MailOptions.Port)) is not { } text)
        {
            return security switch { MailSecurity.Tls => EncryptedPort, MailSecurity.None => PlainPort, _ => SubmissionPort };
        }

        return int.TryParse(text, out var port) && port is > 0 and <= 65_535
            ? port
            : throw StartupFailure.BadConfiguration($"{Key}Port is \"{text}\"; it may be a port from 1 to 65535.");
    }

    private static string? Text(IConfigurationSection section, string key) => string.IsNullOrWhiteSpace(section[key]) ? null : section[key]!.Trim();
}
