using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Templates;

/// <summary>What publishers propose about their own templates, and what is decided about it. Serves the portal, the agency's pages and the API.</summary>
internal sealed class TemplateProposals(TenantScope tenants, PlatformScope platform, SetupOptions options, INoticePort notices, TimeProvider clock)
{
    private const int LongestNote = 500;

    private static readonly Outcome<IReadOnlyList<PortalTemplate>> NotTheirs = new Outcome<IReadOnlyList<PortalTemplate>>.Forbidden(Permissions.Propose);

    /// <summary>The publisher's own templates, as its people see them.</summary>
    public Task<Outcome<IReadOnlyList<PortalTemplate>>> ListOwnAsync(Actor actor, CancellationToken cancellationToken) =>
        actor is not { Publisher: { } publisher } || !actor.May(Permissions.Propose)
            ? Task.FromResult(NotTheirs)
            : tenants.RunAsync(
                actor.TenantId,
                async (context, token) =>
                {
                    var rows = await context.Templates.AsNoTracking().Include(row => row.Versions.OrderByDescending(version => version.Number).Take(50))
                        .Where(row => row.PublisherId == publisher && row.Status != EntityStatus.Archived).OrderBy(row => row.Name).ToListAsync(token);
                    return (Outcome<IReadOnlyList<PortalTemplate>>)new Outcome<IReadOnlyList<PortalTemplate>>.Done([.. rows.Select(PortalTemplate.Of)]);
                },
                cancellationToken);

    /// <summary>Every version of a template, the newest first.</summary>
    public Task<Outcome<IReadOnlyList<TemplateVersionDetails>>> ListVersionsAsync(Actor actor, TemplateId id, CancellationToken cancellationToken) =>
        !actor.May(Permissions.Read)
            ? Task.FromResult<Outcome<IReadOnlyList<TemplateVersionDetails>>>(new Outcome<IReadOnlyList<TemplateVersionDetails>>.Forbidden(Permissions.Read))
            : tenants.RunAsync<Outcome<IReadOnlyList<TemplateVersionDetails>>>(
                actor.TenantId,
                async (context, token) => await context.Templates.AsNoTracking().Include(row => row.Versions).FirstOrDefaultAsync(row => row.Id == id, token) is { } template
                    ? new Outcome<IReadOnlyList<TemplateVersionDetails>>.Done(
                        [.. template.Versions.OrderByDescending(version => version.Number).Select(version => TemplateVersionDetails.Of(version, template.CurrentVersion))])
                    : new Outcome<IReadOnlyList<TemplateVersionDetails>>.NotFound(),
                cancellationToken);

    /// <summary>Proposes how the publisher is told: a person of its own, or whoever writes for the tenant on its behalf.</summary>
    /// <param name="actor">Who proposes.</param>
    /// <param name="id">The template; null proposes a new one, which a publisher's own people may.</param>
    /// <param name="draft">What is proposed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The version that was proposed, or, where the tenant needs to approve nothing, is sent from now on.</returns>
    public async Task<Outcome<TemplateVersionDetails>> ProposeAsync(Actor actor, TemplateId? id, ProposalDraft draft, CancellationToken cancellationToken)
    {
        if (!(actor.May(Permissions.Propose) && actor.Publisher is not null) && !(actor.May(Permissions.Write) && id is not null))
        {
            return new Outcome<TemplateVersionDetails>.Forbidden(Permissions.Propose);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        var request = RequestReading.Read(draft.Url, draft.Method, draft.Headers, draft.Body, draft.ContentType, draft.Batch, options.AllowPrivateNetworks, check);
        if (request is null || check.HasProblems)
        {
            return check.Refused<TemplateVersionDetails>();
        }

        var needsApproval = await platform.RunAsync(
            "see whether templates need approval", (context, token) => context.Tenants.Where(row => row.Id == actor.TenantId).Select(row => row.ApprovesTemplates).SingleAsync(token), cancellationToken);
        var (outcome, notice) = await tenants.RunAsync(actor.TenantId, (context, token) => ProposeAsync(context, actor, id, request, needsApproval, token), cancellationToken);
        return await TellAsync(actor, outcome, notice);
    }

    /// <summary>Approves or rejects what is proposed.</summary>
    public async Task<Outcome<TemplateVersionDetails>> DecideAsync(Actor actor, TemplateId id, bool isApproved, DecisionDraft draft, CancellationToken cancellationToken)
    {
        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        var note = check.Text("note", draft.Note, LongestNote);
        if (!isApproved && note is null && !check.HasProblems)
        {
            check.Refuse("note", "required", "Say why, in a line for the publisher.");
        }

        if (!actor.May(Permissions.Write))
        {
            return new Outcome<TemplateVersionDetails>.Forbidden(Permissions.Write);
        }

        if (check.HasProblems)
        {
            return check.Refused<TemplateVersionDetails>();
        }

        var (outcome, notice) = await tenants.RunAsync(actor.TenantId, (context, token) => DecideAsync(context, actor, id, isApproved, note, token), cancellationToken);
        return await TellAsync(actor, outcome, notice);
    }

    // Past the commit: whoever did it may leave, the others must hear of it.
    private async Task<Outcome<TemplateVersionDetails>> TellAsync(Actor actor, Outcome<TemplateVersionDetails> outcome, Notice? notice)
    {
        if (notice is not null)
        {
            await notices.TellAsync(actor.TenantId, notice, CancellationToken.None);
        }

        return outcome;
    }

    private async Task<(Outcome<TemplateVersionDetails> Outcome, Notice? Notice)> ProposeAsync(
        TenantDbContext context, Actor actor, TemplateId? id, CompiledRequest request, bool needsApproval, CancellationToken cancellationToken)
    {
        if (await FindOrAddAsync(context, actor, id, request, cancellationToken) is not { } template)
        {
            return (new Outcome<TemplateVersionDetails>.NotFound(), null);
        }

        if (request.NeedsSecret && template.SecretCipher is null)
        {
            return (new Outcome<TemplateVersionDetails>.Invalid([new FieldProblem("url", "signature", "{signature} is made with a secret, and this template has none; ask for one.")]), null);
        }

        var isNew = template.Propose(request.Source, request.Url.Endpoint, actor.Name, needsApproval, clock.GetUtcNow());
        if (isNew)
        {
            await context.SaveChangesAsync(cancellationToken);
        }

        var outcome = new Outcome<TemplateVersionDetails>.Done(TemplateVersionDetails.Of(template.Proposal ?? template.Current!, template.CurrentVersion)); // one of them has just been made
        return (outcome, isNew && template.Proposal is { } proposal ? ProposalNews.Proposed(template, proposal) : null);
    }

    private async Task<PostbackTemplate?> FindOrAddAsync(TenantDbContext context, Actor actor, TemplateId? id, CompiledRequest request, CancellationToken cancellationToken)
    {
        if (id is { } known)
        {
            return await TemplateCatalog.WithVersions(context.Templates)
                .FirstOrDefaultAsync(row => row.Id == known && row.Status != EntityStatus.Archived && (actor.Publisher == null || row.PublisherId == actor.Publisher), cancellationToken);
        }

        var template = PostbackTemplate.Create(actor.TenantId, actor.Publisher!.Value, clock.GetUtcNow()); // only they propose new ones
        template.Describe(request.Url.Host[..Math.Min(120, request.Url.Host.Length)], EntityStatus.Paused, clock.GetUtcNow());
        context.Add(template);
        return template;
    }

    private async Task<(Outcome<TemplateVersionDetails> Outcome, Notice? Notice)> DecideAsync(
        TenantDbContext context, Actor actor, TemplateId id, bool isApproved, string? note, CancellationToken cancellationToken)
    {
        if (await TemplateCatalog.WithVersions(context.Templates).FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } template)
        {
            return (new Outcome<TemplateVersionDetails>.NotFound(), null);
        }

        var proposal = template.Proposal;
        if (proposal is null || !template.Decide(isApproved, actor.Name, note, clock.GetUtcNow()))
        {
            return (new Outcome<TemplateVersionDetails>.Conflict("nothing_proposed", "Nothing waits for a decision here; somebody else may have decided."), null);
        }

        await context.SaveChangesAsync(cancellationToken);
        return (new Outcome<TemplateVersionDetails>.Done(TemplateVersionDetails.Of(proposal, template.CurrentVersion)), ProposalNews.Decided(template, proposal));
    }
}
