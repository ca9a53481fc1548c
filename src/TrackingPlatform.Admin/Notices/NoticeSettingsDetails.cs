using TrackingPlatform.Data.Notices;

namespace TrackingPlatform.Admin.Notices;

/// <summary>How a tenant hears of notices.</summary>
/// <param name="HasWebhookSecret">Whether what is sent to the address is signed; the secret itself is never shown again.</param>
public sealed record NoticeSettingsDetails(bool MailsStaff, bool MailsPublishers, string? WebhookUrl, bool HasWebhookSecret)
{
    internal static NoticeSettingsDetails Of(NoticeWishes wishes) => new(wishes.MailsStaff, wishes.MailsPublishers, wishes.WebhookUrl, wishes.WebhookSecretCipher is not null);
}
