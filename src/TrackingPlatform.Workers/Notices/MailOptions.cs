namespace TrackingPlatform.Workers.Notices;

/// <summary>The mail server that notices go out by.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Usually 587, or 465 where the connection is encrypted from the start.</param>
/// <param name="Security">How the connection is encrypted.</param>
/// <param name="User">Null signs in as nobody.</param>
/// <param name="Password">Given with the user.</param>
/// <param name="From">The sender, such as <c>Halden Partners &lt;tracking@halden.example&gt;</c>.</param>
/// <param name="PublicUrl">How links to the admin pages begin; null leaves them out.</param>
public sealed record MailOptions(string Host, int Port, MailSecurity Security, string? User, string? Password, string From, string? PublicUrl)
{
    /// <summary>Without the password, since records end up in logs.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
