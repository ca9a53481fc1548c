using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Data.Audit;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Audit;

namespace TrackingPlatform.Admin.Audit;

/// <summary>Shows the seals over the books and proves them, for the page and the API alike.</summary>
internal sealed class SealDesk(SealBook book, ReportDesk reports)
{
    /// <summary>The seals that end within the asked days, newest first.</summary>
    public Task<Outcome<IReadOnlyList<Seal>>> ListAsync(Actor actor, ReportRequest request, CancellationToken cancellationToken) =>
        AskAsync(actor, request, span => book.ListAsync(actor.TenantId, span.From, span.Until, cancellationToken), cancellationToken);

    /// <summary>Computes them anew and tells the first difference.</summary>
    public Task<Outcome<SealProof>> VerifyAsync(Actor actor, ReportRequest request, CancellationToken cancellationToken) => AskAsync(
        actor,
        request,
        async span =>
        {
            var (seals, fault) = await book.VerifyAsync(actor.TenantId, span.From, span.Until, cancellationToken);
            return new SealProof(span.From, span.Until, seals, fault);
        },
        cancellationToken);

    private async Task<Outcome<T>> AskAsync<T>(Actor actor, ReportRequest request, Func<(DateTimeOffset From, DateTimeOffset Until), Task<T>> answer, CancellationToken cancellationToken) =>
        await reports.SpanAsync(actor, request, "Seals take from, to and timezone.", cancellationToken) switch
        {
            Outcome<ReportSpan>.Done(var span) => new Outcome<T>.Done(await answer((span.From, span.Until))),
            var refused => refused.As<T>(),
        };
}
