namespace TrackingPlatform.Data.Notices;

/// <summary>How a tenant wants to hear of notices.</summary>
/// <param name="MailsStaff">By mail to owners, admins and managers.</param>
/// <param name="MailsPublishers">By mail to publishers, about what concerns them.</param>
/// <param name="WebhookUrl">At this address; null at none.</param>
/// <param name="WebhookSecretCipher">What is sent there is signed with it, sealed; null sends no signature.</param>
public sealed record NoticeWishes(bool MailsStaff, bool MailsPublishers, string? WebhookUrl, string? WebhookSecretCipher)
{
    /// <summary>Until a tenant says otherwise.</summary>
    public static NoticeWishes Usual { get; } = new(MailsStaff: true, MailsPublishers: true, null, null);
}
