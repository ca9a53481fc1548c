using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Templates;

/// <summary>Everything that is done with postback templates, for the pages and the API alike.</summary>
public sealed class TemplateCatalog
{
    private const int ShortestSecret = 16;
    private const int LongestSecret = 200;

    private static readonly ListQuery<PostbackTemplate> Lists = new(row => row.Id, new Dictionary<string, Expression<Func<PostbackTemplate, object?>>>
    {
        ["name"] = row => row.Name,
        ["status"] = row => row.Status,
        ["created"] = row => row.CreatedAt,
        ["changed"] = row => row.ChangedAt,
    }, row => row.Name);

    private readonly SetupScope _scope;
    private readonly SetupOptions _options;
    private readonly SecretBox _secrets;
    private readonly SetupRows<PostbackTemplate, TemplateDetails> _rows;

    public TemplateCatalog(SetupScope scope, SetupOptions options, SecretBox secrets)
    {
        (_scope, _options, _secrets) = (scope, options, secrets);
        _rows = new SetupRows<PostbackTemplate, TemplateDetails>(
            scope,
            context => WithVersions(context.Templates),
            ShowAsync);
    }

    /// <summary>Pages through the templates; filters <c>publisher</c> and <c>proposed</c>.</summary>
    public Task<Outcome<ListPage<TemplateDetails>>> ListAsync(Actor actor, ListRequest request, CancellationToken cancellationToken) =>
        _rows.ListAsync(actor, request, Lists, (rows, _, check) => Filter(rows, request, check), cancellationToken);

    public Task<Outcome<TemplateDetails>> FindAsync(Actor actor, TemplateId id, CancellationToken cancellationToken) =>
        _rows.FindAsync(actor, row => row.Id == id, cancellationToken);

    public Task<Outcome<TemplateDetails>> CreateAsync(Actor actor, TemplateDraft draft, CancellationToken cancellationToken) =>
        _rows.AddAsync(
            actor,
            async (context, check, token) =>
            {
                var publisher = await PublisherAsync(draft.Publisher, context, check, token);
                var template = PostbackTemplate.Create(actor.TenantId, publisher, _scope.Now);
                await ChangeAsync(template, draft, context, check, token);
                return template;
            },
            cancellationToken);

    /// <summary>Replaces what the draft says; an absent status or secret stays. What is sent becomes a new version, unless nothing of it changed.</summary>
    public Task<Outcome<TemplateDetails>> UpdateAsync(Actor actor, TemplateId id, TemplateDraft draft, uint? expectedVersion, CancellationToken cancellationToken) =>
        _rows.ChangeAsync(
            actor,
            row => row.Id == id,
            expectedVersion,
            async (template, context, check, token) =>
            {
                check.Unchanged("publisher", draft.Publisher, template.PublisherId.ToString(), "A template stays with its publisher; make a new one for another.");
                await ChangeAsync(template, draft, context, check, token);
            },
            cancellationToken);

    public Task<Outcome<TemplateDetails>> SetStatusAsync(Actor actor, TemplateId id, EntityStatus status, uint? expectedVersion, CancellationToken cancellationToken) =>
        _rows.ChangeAsync(
            actor,
            row => row.Id == id,
            expectedVersion,
            (template, _, check, _) =>
            {
                if (status == EntityStatus.Active && template.Current is null)
                {
                    check.Refuse("status", "pending", "What the publisher proposed is not approved yet; approve it, and it takes part.");
                }

                template.Describe(template.Name, status, _scope.Now);
                return Task.CompletedTask;
            },
            cancellationToken);

    /// <summary>Signs with the newest secret alone from now on.</summary>
    public Task<Outcome<TemplateDetails>> EndOldSecretAsync(Actor actor, TemplateId id, uint? expectedVersion, CancellationToken cancellationToken) =>
        _rows.ChangeAsync(
            actor,
            row => row.Id == id,
            expectedVersion,
            (template, _, _, _) =>
            {
                template.EndOldSecret(_scope.Now);
                return Task.CompletedTask;
            },
            cancellationToken);

    /// <summary>Templates with the version that is sent and the one that is proposed: the newest two, since a proposal lapses when the template changes. Older ones are the deliveries' business.</summary>
    internal static IQueryable<PostbackTemplate> WithVersions(IQueryable<PostbackTemplate> templates) =>
        templates.Include(row => row.Versions.Where(version => version.Approval != VersionApproval.Rejected).OrderByDescending(version => version.Number).Take(2));

    private static IQueryable<PostbackTemplate> Filter(IQueryable<PostbackTemplate> rows, ListRequest request, DraftCheck check)
    {
        var statuses = check.Statuses(request, EntityStatus.Archived);
        rows = rows.Where(row => statuses.Contains(row.Status));
        if (check.Filter<PublisherId>(request, "publisher") is { } publisher)
        {
            rows = rows.Where(row => row.PublisherId == publisher);
        }

        if (request.Filters.GetValueOrDefault("proposed") is "true")
        {
            rows = rows.Where(row => row.Versions.Any(version => version.Approval == VersionApproval.Pending));
        }

        var id = request.SearchedId<TemplateId>();
        return Lists.Search(rows, request, row => row.Id == id);
    }

    private static async Task<PublisherId> PublisherAsync(string? given, TenantDbContext context, DraftCheck check, CancellationToken cancellationToken)
    {
        if (check.Id<PublisherId>("publisher", given, "publisher") is not { } id)
        {
            return default;
        }

        var found = await context.Publishers.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        check.MustServe(found is null, found?.Status is PublisherStatus.Archived, "publisher", PublisherId.Prefix);
        return id;
    }

    private async Task ChangeAsync(PostbackTemplate template, TemplateDraft draft, TenantDbContext context, DraftCheck check, CancellationToken cancellationToken)
    {
        check.NoOthers(draft.Others);
        var request = RequestReading.Read(draft.Url, draft.Method, draft.Headers, draft.Body, draft.ContentType, draft.Batch, _options.AllowPrivateNetworks, check);
        var name = check.Text("name", draft.Name, 120) ?? request?.Url.Host ?? string.Empty;
        template.Describe(name.Length > 120 ? name[..120] : name, check.Choice("status", draft.Status, template.Status), _scope.Now);
        await TemplateSelection.ApplyAsync(template, draft, context, check, _scope.Now, cancellationToken);
        SetSecret(template, draft.Secret, check);
        if (request?.NeedsSecret is true && template.SecretCipher is null)
        {
            check.Refuse("secret", "required", "{signature} is made with a secret; set one.");
        }

        if (request is not null)
        {
            template.Revise(request.Source, request.Url.Endpoint, _scope.Now);
        }
    }

    private void SetSecret(PostbackTemplate template, string? secret, DraftCheck check)
    {
        if (secret is null)
        {
            return;
        }

        if (secret.Length == 0)
        {
            template.RemoveSecret(_scope.Now);
        }
        else if (secret.Length is < ShortestSecret or > LongestSecret || secret.Any(letter => letter is < '!' or > '~'))
        {
            check.Refuse("secret", "invalid", $"A secret has {ShortestSecret} to {LongestSecret} visible ASCII characters, no spaces.");
        }
        else
        {
            var nonce = RandomNumberGenerator.GetBytes(SecretBox.NonceSize);
            template.ChangeSecret(_secrets.Seal(SecretPurpose.TemplateSecret, Encoding.UTF8.GetBytes(secret), nonce), _scope.Now);
        }
    }

    private async Task<IReadOnlyList<TemplateDetails>> ShowAsync(
        Actor actor, TenantDbContext context, IReadOnlyList<PostbackTemplate> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.PublisherId).Distinct().ToList();
        var publishers = await context.Publishers.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        return [.. rows.Select(row => Show(row, publishers[row.PublisherId]))];
    }

    private TemplateDetails Show(PostbackTemplate template, string publisher)
    {
        var current = template.Current ?? template.Proposal!; // a template has a version from the start
        return new TemplateDetails(
            template.Id,
            template.PublisherId,
            publisher,
            template.Name,
            current.Url,
            current.Method,
            current.Headers,
            current.Body,
            current.ContentType,
            current.Endpoint,
            template.Offers,
            template.Events,
            template.Statuses,
            template.Links,
            template.When is { } when ? ConditionDraft.Of(when) : null,
            template.Delay > TimeSpan.Zero ? IsoDuration.Format(template.Delay) : null,
            TemplateTiming.ToDraft(current.Request.Batch),
            template.SecretCipher is not null,
            template.OldSecretCipher is not null,
            template.Status,
            current.Number,
            template.Proposal is { } proposal ? TemplateVersionDetails.Of(proposal, template.CurrentVersion) : null,
            RequestReading.Warnings(current.Url, _options.AllowPrivateNetworks),
            template.CreatedAt,
            template.ChangedAt,
            template.Version);
    }
}
