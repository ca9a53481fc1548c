using System.Text;
using TrackingPlatform.Admin.Templates;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>Sends a webhook once by hand, about a sample or a real conversion, whether it is active or not. Nothing is planned, counted or kept.</summary>
internal sealed class WebhookTrial(WebhookBook book, WebhookTelling telling, SecretBox secrets, Func<ITestFire> fire)
{
    /// <summary>Sends it; what goes wrong on the way is part of the answer.</summary>
    public async Task<Outcome<TestFireDetails>> FireAsync(Actor actor, WebhookId id, WebhookTrialDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<TestFireDetails>.Forbidden(Permissions.Operate);
        }

        if (await book.FindAsync(actor.TenantId, id, cancellationToken) is not { } webhook)
        {
            return new Outcome<TestFireDetails>.NotFound();
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        var body = await BodyAsync(actor, webhook, draft, check, cancellationToken);
        if (body is null || check.HasProblems)
        {
            return check.Refused<TestFireDetails>();
        }

        var request = new RenderedRequest("POST", webhook.Url, [], body, "application/json");
        return new Outcome<TestFireDetails>.Done(TestFireDetails.Of(request, await fire().FireAsync(request, Secrets(webhook), cancellationToken)));
    }

    private async Task<string?> BodyAsync(Actor actor, StoredWebhook webhook, WebhookTrialDraft draft, DraftCheck check, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(draft.Conversion))
        {
            var kind = draft.Kind ?? webhook.Kinds[0];
            if (!WebhookKinds.All.Contains(kind))
            {
                check.Refuse("kind", "invalid", $"Any of {string.Join(", ", WebhookKinds.All)}.");
            }

            return telling.Sample(kind);
        }

        if (draft.Kind is not null)
        {
            check.Refuse("kind", "invalid", "Whether a conversion was booked or changed is known; say the kind of a sample only.");
        }

        if (check.Id<ConversionId>("conversion", draft.Conversion, "conversion") is not { } conversion)
        {
            return null;
        }

        var body = await telling.BodyAsync(actor.TenantId, conversion, cancellationToken);
        if (body is null)
        {
            check.Refuse("conversion", "unknown", "There is no conversion with this id; use the id of one of yours (cnv_…).");
        }

        return body;
    }

    private IReadOnlyList<string> Secrets(StoredWebhook webhook) =>
        webhook.SecretCipher is { } cipher && secrets.Open(SecretPurpose.WebhookSecret, cipher) is { } secret ? [Encoding.UTF8.GetString(secret)] : [];
}
