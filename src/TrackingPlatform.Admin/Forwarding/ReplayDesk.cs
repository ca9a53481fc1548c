using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>Everything that is done with replays, for the pages and the API alike.</summary>
internal sealed class ReplayDesk(ReplayBook book, TenantScope tenants, TenantZones zones, TimeProvider clock)
{
    /// <summary>Counts what would be done, and does nothing.</summary>
    public Task<Outcome<ReplayPreviewDetails>> PreviewAsync(Actor actor, ReplayDraft draft, CancellationToken cancellationToken) => PlannedAsync<ReplayPreviewDetails>(
        actor,
        draft,
        async plan => new Outcome<ReplayPreviewDetails>.Done(ReplayPreviewDetails.Of(plan, await book.PreviewAsync(actor.TenantId, plan, cancellationToken))),
        cancellationToken);

    /// <summary>Begins it.</summary>
    public Task<Outcome<ReplayDetails>> BeginAsync(Actor actor, ReplayDraft draft, CancellationToken cancellationToken) => PlannedAsync<ReplayDetails>(
        actor,
        draft,
        async plan => new Outcome<ReplayDetails>.Done(ReplayDetails.Of(await book.BeginAsync(actor.TenantId, plan, actor.Name, cancellationToken))),
        cancellationToken);

    public async Task<Outcome<ReplayDetails>> FindAsync(Actor actor, ReplayId id, CancellationToken cancellationToken) =>
        !actor.May(Permissions.Read) ? new Outcome<ReplayDetails>.Forbidden(Permissions.Read)
        : await book.FindAsync(actor.TenantId, id, cancellationToken) is { } found ? new Outcome<ReplayDetails>.Done(ReplayDetails.Of(found))
        : new Outcome<ReplayDetails>.NotFound();

    /// <summary>Tells it to wait, go on or stop; saying so twice changes nothing.</summary>
    public async Task<Outcome<ReplayDetails>> OrderAsync(Actor actor, ReplayId id, ReplayOrder order, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<ReplayDetails>.Forbidden(Permissions.Operate);
        }

        return await book.OrderAsync(actor.TenantId, id, order, cancellationToken) switch
        {
            null => new Outcome<ReplayDetails>.NotFound(),
            (var replay, true) => new Outcome<ReplayDetails>.Done(ReplayDetails.Of(replay)),
            _ => new Outcome<ReplayDetails>.Conflict(ConflictReasons.HasEnded, "It has ended and does nothing any more; begin another."),
        };
    }

    private async Task<Outcome<T>> PlannedAsync<T>(Actor actor, ReplayDraft draft, Func<ReplayPlan, Task<Outcome<T>>> use, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Operate))
        {
            return new Outcome<T>.Forbidden(Permissions.Operate);
        }

        var check = new LogCheck();
        var plan = ReplayReading.Read(draft, check, await zones.OfAsync(actor.TenantId, cancellationToken), clock.GetUtcNow());
        if (check.Problems.Count == 0)
        {
            await CheckNamesAsync(actor.TenantId, plan, check, cancellationToken);
        }

        return check.Problems is { Count: > 0 } problems ? new Outcome<T>.Invalid(problems) : await use(plan);
    }

    private Task CheckNamesAsync(TenantId tenant, ReplayPlan plan, LogCheck check, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            var filter = plan.Filter;
            if (filter.Template is { } id)
            {
                var isBackfill = plan.Kind == ReplayKind.Backfill;
                var field = isBackfill ? "backfill" : "filter.template";
                if (await context.Templates.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, token) is not { } template)
                {
                    check.Unknown(field, "template", TemplateId.Prefix);
                }
                else if (isBackfill && template.Status != EntityStatus.Active)
                {
                    check.Refuse(field, "Nothing is sent to this template while it is not active; activate it first.");
                }
            }

            if (filter.Publisher is { } publisher && !await context.Publishers.AnyAsync(row => row.Id == publisher, token))
            {
                check.Unknown("filter.publisher", "publisher", PublisherId.Prefix);
            }

            if (filter.Offer is { } offer && !await context.Offers.AnyAsync(row => row.Id == offer, token))
            {
                check.Unknown("filter.offer", "offer", OfferId.Prefix);
            }
        },
        cancellationToken);
}
