using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Files of reports that are too long to wait for, for the pages and the API alike. They are the tenant's: whoever may read fetches them.</summary>
public sealed class ReportExports(ReportExportBook book, PlatformScope platform, TimeProvider clock)
{
    private const int MostOpen = 10;

    public async Task<Outcome<IReadOnlyList<ReportExportDetails>>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.May(Permissions.Read)
            ? new Outcome<IReadOnlyList<ReportExportDetails>>.Done([.. (await book.ListAsync(actor.TenantId, cancellationToken)).Select(ReportExportDetails.Of)])
            : new Outcome<IReadOnlyList<ReportExportDetails>>.Forbidden(Permissions.Read);
    }

    public async Task<Outcome<ReportExportDetails>> FindAsync(Actor actor, ReportExportId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return !actor.May(Permissions.Read) ? new Outcome<ReportExportDetails>.Forbidden(Permissions.Read)
            : await book.FindAsync(actor.TenantId, id, cancellationToken) is { } export ? new Outcome<ReportExportDetails>.Done(ReportExportDetails.Of(export))
            : new Outcome<ReportExportDetails>.NotFound();
    }

    public async Task<Outcome<ReportExportDetails>> AskAsync(Actor actor, ReportExportDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<ReportExportDetails>.Forbidden(Permissions.Read);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        var format = check.Choice("format", draft.Format, ReportFormat.Csv);
        var books = await TenantBooks.ReadAsync(platform, actor.TenantId, cancellationToken);
        var query = KeptQuery.Read(draft.Query, books, clock.GetUtcNow(), check);
        if (check.HasProblems)
        {
            return check.Refused<ReportExportDetails>();
        }

        return (await book.ListAsync(actor.TenantId, cancellationToken)).Count(export => export.State is ReportExportState.Queued or ReportExportState.Running) >= MostOpen
            ? new Outcome<ReportExportDetails>.Conflict("too_many", $"{MostOpen} files are being made; wait for one, or remove one.")
            : new Outcome<ReportExportDetails>.Done(ReportExportDetails.Of(await book.AskAsync(actor.TenantId, query, format, actor.Name, cancellationToken)));
    }

    public async Task<Outcome<ReportExportId>> RemoveAsync(Actor actor, ReportExportId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return !actor.May(Permissions.Read) ? new Outcome<ReportExportId>.Forbidden(Permissions.Read)
            : await book.RemoveAsync(actor.TenantId, id, cancellationToken) ? new Outcome<ReportExportId>.Done(id)
            : new Outcome<ReportExportId>.NotFound();
    }

    /// <summary>Copies the file of an export that is done.</summary>
    internal Task CopyAsync(Actor actor, ReportExportId id, Stream target, CancellationToken cancellationToken) => book.CopyAsync(actor.TenantId, id, target, cancellationToken);
}
