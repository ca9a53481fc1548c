using System.Security.Cryptography;
using System.Text;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Notices;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Notices;

/// <summary>How a tenant hears of notices, for the page and the API alike.</summary>
internal sealed class NoticeDesk(NoticeWishBook wishes, SetupOptions options, SecretBox secrets)
{
    private const int ShortestSecret = 16;
    private const int LongestSecret = 200;

    public async Task<Outcome<NoticeSettingsDetails>> ReadAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.May(Permissions.Read)
            ? new Outcome<NoticeSettingsDetails>.Done(NoticeSettingsDetails.Of(await wishes.ReadAsync(actor.TenantId, cancellationToken)))
            : new Outcome<NoticeSettingsDetails>.Forbidden(Permissions.Read);

    public async Task<Outcome<NoticeSettingsDetails>> ChangeAsync(Actor actor, NoticeSettingsDraft draft, CancellationToken cancellationToken)
    {
        // Where a tenant's news goes, and what signs it, is part of its set-up.
        if (!actor.May(Permissions.Write))
        {
            return new Outcome<NoticeSettingsDetails>.Forbidden(Permissions.Write);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        CheckUrl(draft.WebhookUrl, check);
        if (draft.WebhookSecret is { Length: > 0 } secret && (secret.Length is < ShortestSecret or > LongestSecret || secret.Any(letter => letter is < '!' or > '~')))
        {
            check.Refuse("webhook_secret", "invalid", $"A secret has {ShortestSecret} to {LongestSecret} visible ASCII characters, no spaces.");
        }

        return check.HasProblems
            ? check.Refused<NoticeSettingsDetails>()
            : new Outcome<NoticeSettingsDetails>.Done(NoticeSettingsDetails.Of(await wishes.ChangeAsync(actor.TenantId, before => Apply(draft, before), cancellationToken)));
    }

    private void CheckUrl(string? url, DraftCheck check)
    {
        if (string.IsNullOrWhiteSpace(url))
        {
            return;
        }

        var parsed = PostbackUrl.Parse(url.Trim(), options.AllowPrivateNetworks);
        check.Macros("webhook_url", parsed.Problems);
        if (parsed.Value is { } address && address.Template.References.Any())
        {
            check.Refuse("webhook_url", "invalid", "Notices have no macros: write the address as it is. What happened stands in the body.");
        }
    }

    private NoticeWishes Apply(NoticeSettingsDraft draft, NoticeWishes before) => before with
    {
        MailsStaff = draft.MailsStaff ?? before.MailsStaff,
        MailsPublishers = draft.MailsPublishers ?? before.MailsPublishers,
        WebhookUrl = draft.WebhookUrl is null ? before.WebhookUrl : draft.WebhookUrl.Trim() is { Length: > 0 } url ? url : null,
        WebhookSecretCipher = draft.WebhookSecret is null ? before.WebhookSecretCipher : draft.WebhookSecret.Length > 0 ? Seal(draft.WebhookSecret) : null,
    };

    private string Seal(string secret) =>
        secrets.Seal(SecretPurpose.NoticeSecret, Encoding.UTF8.GetBytes(secret), RandomNumberGenerator.GetBytes(SecretBox.NonceSize));
}
