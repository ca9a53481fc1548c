using System.Net.Mail;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>
/// Saved views, for the pages and the API alike. Whoever may read keeps views for themselves; to share one, or to have it mailed, needs the right to
/// write. A view is changed by whoever made it and by administrators.
/// </summary>
public sealed class ReportViews(ReportViewBook book, PlatformScope platform, TimeProvider clock)
{
    private const int MostRecipients = 20;

    public async Task<Outcome<IReadOnlyList<ReportViewDetails>>> ListAsync(Actor actor, MemberId? member, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.May(Permissions.Read)
            ? new Outcome<IReadOnlyList<ReportViewDetails>>.Done([.. (await book.ListAsync(actor.TenantId, member, cancellationToken)).Select(view => ReportViewDetails.Of(view, member))])
            : new Outcome<IReadOnlyList<ReportViewDetails>>.Forbidden(Permissions.Read);
    }

    public async Task<Outcome<ReportViewDetails>> FindAsync(Actor actor, MemberId? member, ReportViewId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return !actor.May(Permissions.Read) ? new Outcome<ReportViewDetails>.Forbidden(Permissions.Read)
            : await SeenAsync(actor, member, id, cancellationToken) is { } view ? new Outcome<ReportViewDetails>.Done(ReportViewDetails.Of(view, member))
            : new Outcome<ReportViewDetails>.NotFound();
    }

    public async Task<Outcome<ReportViewDetails>> CreateAsync(Actor actor, MemberId? member, ReportViewDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<ReportViewDetails>.Forbidden(Permissions.Read);
        }

        if ((await book.ListAsync(actor.TenantId, member, cancellationToken)).Count >= ReportViewBook.Most)
        {
            return new Outcome<ReportViewDetails>.Conflict("too_many", $"There are {ReportViewBook.Most} saved views; remove one first.");
        }

        return await PutAsync(actor, member, ReportViewId.New(clock.GetUtcNow()), before: null, draft, cancellationToken);
    }

    public async Task<Outcome<ReportViewDetails>> ReplaceAsync(Actor actor, MemberId? member, ReportViewId id, ReportViewDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var found = await ChangeableAsync(actor, member, id, cancellationToken);
        return found is Outcome<StoredView>.Done(var before) ? await PutAsync(actor, member, id, before, draft, cancellationToken) : found.As<ReportViewDetails>();
    }

    public async Task<Outcome<ReportViewId>> RemoveAsync(Actor actor, MemberId? member, ReportViewId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var found = await ChangeableAsync(actor, member, id, cancellationToken);
        if (found is not Outcome<StoredView>.Done)
        {
            return found.As<ReportViewId>();
        }

        await book.RemoveAsync(actor.TenantId, id, cancellationToken);
        return new Outcome<ReportViewId>.Done(id);
    }

    private async Task<Outcome<ReportViewDetails>> PutAsync(Actor actor, MemberId? member, ReportViewId id, StoredView? before, ReportViewDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var books = await TenantBooks.ReadAsync(platform, actor.TenantId, cancellationToken);
        var now = clock.GetUtcNow();
        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        var schedule = check.Choice("schedule", draft.Schedule, ReportSchedule.None);
        var view = new StoredView
        {
            Id = id,
            Member = before is null ? member : before.Member,
            Author = before?.Author ?? actor.Name,
            Name = check.Name(draft.Name),
            Query = KeptQuery.Read(draft.Query, books, now, check),
            IsShared = draft.Shared is true,
            Schedule = schedule,
            Format = check.Choice("format", draft.Format, ReportFormat.Csv),
            Recipients = Recipients(draft.Recipients ?? [], schedule, check),
            NextAt = ReportMornings.Next(schedule, now, books.Zone),
            LastSentAt = before?.LastSentAt,
            ChangedAt = now,
        };
        if (check.HasProblems)
        {
            return check.Refused<ReportViewDetails>();
        }

        if ((view.IsShared || view.Member is null || schedule != ReportSchedule.None) && !actor.May(Permissions.Write))
        {
            return new Outcome<ReportViewDetails>.Forbidden(Permissions.Write);
        }

        await book.PutAsync(actor.TenantId, view, cancellationToken);
        return new Outcome<ReportViewDetails>.Done(ReportViewDetails.Of(view, member));
    }

    private static List<string> Recipients(IReadOnlyList<string> texts, ReportSchedule schedule, DraftCheck check)
    {
        var recipients = texts.Select(text => text?.Trim() ?? "").Where(text => text.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var wrong in recipients.Where(text => text.Any(char.IsWhiteSpace) || !MailAddress.TryCreate(text, out var address) || address.Address != text))
        {
            check.Refuse("recipients", "invalid", $"{wrong} is no mail address.");
        }

        if (recipients.Count > MostRecipients)
        {
            check.Refuse("recipients", "invalid", $"Mail it to {MostRecipients} addresses at most.");
        }

        if (recipients.Count == 0 && schedule != ReportSchedule.None)
        {
            check.Refuse("recipients", "required", "Name at least one address to mail it to.");
        }

        return recipients;
    }

    /// <summary>The view if they see it: another member's own is as if there were none.</summary>
    private async Task<StoredView?> SeenAsync(Actor actor, MemberId? member, ReportViewId id, CancellationToken cancellationToken) =>
        await book.FindAsync(actor.TenantId, id, cancellationToken) is { } view && (view.IsShared || view.Member is null || view.Member == member || actor.May(Permissions.Administer)) ? view : null;

    private async Task<Outcome<StoredView>> ChangeableAsync(Actor actor, MemberId? member, ReportViewId id, CancellationToken cancellationToken) =>
        !actor.May(Permissions.Read) ? new Outcome<StoredView>.Forbidden(Permissions.Read)
        : await SeenAsync(actor, member, id, cancellationToken) is not { } view ? new Outcome<StoredView>.NotFound()
        : view.Member == member && member is not null || (view.Member is null && actor.May(Permissions.Write)) || actor.May(Permissions.Administer) ? new Outcome<StoredView>.Done(view)
        : new Outcome<StoredView>.Forbidden(Permissions.Administer);
}
