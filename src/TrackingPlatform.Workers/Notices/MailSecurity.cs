namespace TrackingPlatform.Workers.Notices;

/// <summary>How the connection to the mail server is encrypted.</summary>
public enum MailSecurity
{
    /// <summary>By STARTTLS, and not at all without it.</summary>
    StartTls,

    /// <summary>From the start.</summary>
    Tls,

    /// <summary>Not at all: for a server on this machine.</summary>
    None,
}
