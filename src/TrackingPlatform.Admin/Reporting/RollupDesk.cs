using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Compares the roll-ups of some days with the rows they were made from, and puts them right, for the page and the API alike.</summary>
public sealed class RollupDesk(RollupRepair repair, PlatformScope platform, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(32);

    public Task<Outcome<RollupCheckAnswer>> CheckAsync(Actor actor, RollupCheckDraft draft, CancellationToken cancellationToken) =>
        RunAsync(actor, Permissions.Read, draft, isRepair: false, cancellationToken);

    public Task<Outcome<RollupCheckAnswer>> RepairAsync(Actor actor, RollupCheckDraft draft, CancellationToken cancellationToken) =>
        RunAsync(actor, Permissions.Administer, draft, isRepair: true, cancellationToken);

    private async Task<Outcome<RollupCheckAnswer>> RunAsync(Actor actor, Permissions needed, RollupCheckDraft draft, bool isRepair, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        if (!actor.May(needed))
        {
            return new Outcome<RollupCheckAnswer>.Forbidden(needed);
        }

        var check = new DraftCheck();
        check.NoOthers(draft.Others);
        var books = await TenantBooks.ReadAsync(platform, actor.TenantId, cancellationToken);
        var span = ReportSpan.Read(new ReportRequest { From = draft.From, To = draft.To }, books, clock.GetUtcNow(), check);
        if (span.Until - span.From > Longest)
        {
            check.Refuse("from", "too_long", $"Single rows are counted for {Longest.Days} days at a time: look at one month after the other.");
        }

        if (check.HasProblems)
        {
            return check.Refused<RollupCheckAnswer>();
        }

        // Roll-ups may outlive their clicks: counted anew, the days that are gone would come to nothing.
        var kept = await repair.FirstDayKeptAsync(cancellationToken) is { } first ? new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero) : span.Until;
        var (from, until) = (kept > span.From ? kept : span.From.ToUniversalTime(), span.Until.ToUniversalTime());
        IReadOnlyList<RollupDifference> found = from >= until ? []
            : isRepair ? await repair.RepairAsync(actor.TenantId, from, until, cancellationToken)
            : await repair.FindAsync(actor.TenantId, from, until, cancellationToken);
        return new Outcome<RollupCheckAnswer>.Done(new RollupCheckAnswer(from, until, isRepair, found));
    }
}
