using System.Security.Cryptography;
using System.Text;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>The tenant's webhooks, for the page and the API alike.</summary>
public sealed class WebhookCatalog(WebhookBook book, SetupOptions options, SecretBox secrets, TimeProvider clock)
{
    private const int ShortestSecret = 16;
    private const int LongestSecret = 200;

    /// <summary>Pages through the webhooks in the order they were made; filter <c>status</c>.</summary>
    public async Task<Outcome<ListPage<WebhookDetails>>> ListAsync(Actor actor, ListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<ListPage<WebhookDetails>>.Forbidden(Permissions.Read);
        }

        var check = new DraftCheck();
        var statuses = check.Statuses(request, EntityStatus.Archived);
        check.Bounds(request);

        if (check.HasProblems)
        {
            return check.Refused<ListPage<WebhookDetails>>();
        }

        var (webhooks, total) = await book.ListAsync(actor.TenantId, statuses, request.Offset, request.Limit, cancellationToken);
        return new Outcome<ListPage<WebhookDetails>>.Done(ListPage<WebhookDetails>.Of(request, [.. webhooks.Select(WebhookDetails.Of)], total));
    }

    /// <summary>One webhook.</summary>
    public async Task<Outcome<WebhookDetails>> FindAsync(Actor actor, WebhookId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return !actor.May(Permissions.Read) ? new Outcome<WebhookDetails>.Forbidden(Permissions.Read)
            : await book.FindAsync(actor.TenantId, id, cancellationToken) is { } found ? new Outcome<WebhookDetails>.Done(WebhookDetails.Of(found))
            : new Outcome<WebhookDetails>.NotFound();
    }

    /// <summary>Adds one. It hears of changes booked from now on.</summary>
    public async Task<Outcome<WebhookDetails>> CreateAsync(Actor actor, WebhookDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        return actor.May(Permissions.Write) ? await PutAsync(actor, null, draft, cancellationToken) : new Outcome<WebhookDetails>.Forbidden(Permissions.Write);
    }

    /// <summary>Replaces one. What waits for it goes to its new address.</summary>
    public async Task<Outcome<WebhookDetails>> ReplaceAsync(Actor actor, WebhookId id, WebhookDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        return !actor.May(Permissions.Write) ? new Outcome<WebhookDetails>.Forbidden(Permissions.Write)
            : await book.FindAsync(actor.TenantId, id, cancellationToken) is { } current ? await PutAsync(actor, current, draft, cancellationToken)
            : new Outcome<WebhookDetails>.NotFound();
    }

    private async Task<Outcome<WebhookDetails>> PutAsync(Actor actor, StoredWebhook? current, WebhookDraft draft, CancellationToken cancellationToken)
    {
        var check = new DraftCheck();
        if (Read(current, draft, check) is not { } webhook)
        {
            return check.Refused<WebhookDetails>();
        }

        await book.PutAsync(actor.TenantId, webhook, cancellationToken);
        return new Outcome<WebhookDetails>.Done(WebhookDetails.Of(webhook));
    }

    private StoredWebhook? Read(StoredWebhook? current, WebhookDraft draft, DraftCheck check)
    {
        check.NoOthers(draft.Others);
        var name = check.Name(draft.Name);
        var url = Url(draft.Url, check);
        var kinds = draft.Kinds ?? [.. WebhookKinds.All];
        if (kinds.Count == 0 || kinds.Except(WebhookKinds.All).Any())
        {
            check.Refuse("kinds", "invalid", $"Any of {string.Join(", ", WebhookKinds.All)}.");
        }

        if (draft.Secret is { Length: > 0 } secret && (secret.Length is < ShortestSecret or > LongestSecret || secret.Any(letter => letter is < '!' or > '~')))
        {
            check.Refuse("secret", "invalid", $"A secret has {ShortestSecret} to {LongestSecret} visible ASCII characters, no spaces.");
        }

        var status = check.Choice("status", draft.Status, EntityStatus.Active);
        var now = clock.GetUtcNow();
        return check.HasProblems || url is not { } address ? null : new StoredWebhook
        {
            Id = current?.Id ?? WebhookId.New(now),
            Name = name,
            Url = address.Template.Text,
            Endpoint = address.Endpoint,
            Kinds = [.. WebhookKinds.All.Where(kinds.Contains)],
            SecretCipher = draft.Secret is null ? current?.SecretCipher : draft.Secret.Length == 0 ? null : Seal(draft.Secret),
            Status = status,
            CreatedAt = current?.CreatedAt ?? now,
            ChangedAt = now,
        };
    }

    private PostbackUrl? Url(string? text, DraftCheck check)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            check.Refuse("url", "required", "Give the address that is told, such as https://example.com/hooks.");
            return null;
        }

        var parsed = PostbackUrl.Parse(text, options.AllowPrivateNetworks);
        check.Macros("url", parsed.Problems);
        if (parsed.Value is { } address && address.Template.References.Any())
        {
            check.Refuse("url", "invalid", "Webhooks have no macros: write the address as it is. What happened stands in the body.");
        }

        return parsed.Value;
    }

    private string Seal(string secret) => secrets.Seal(SecretPurpose.WebhookSecret, Encoding.UTF8.GetBytes(secret), RandomNumberGenerator.GetBytes(SecretBox.NonceSize));
}
