using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Answers reports and balances, for the pages and the API alike.</summary>
public sealed class ReportDesk(Reports reports, Balance balance, PlatformScope platform, TimeProvider clock)
{
    /// <summary>Runs one report.</summary>
    public Task<Outcome<ReportAnswer>> AnswerAsync(Actor actor, ReportRequest request, CancellationToken cancellationToken) => AskAsync(
        actor,
        request,
        async (question, _) => new ReportAnswer(question, await reports.RunAsync(actor.TenantId, question.Query, cancellationToken)),
        cancellationToken);

    /// <summary>Runs the reports behind the page that an address asks for.</summary>
    public Task<Outcome<PivotView>> PivotAsync(Actor actor, ReportAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        return AskAsync(
            actor,
            address.ToRequest(),
            async (question, now) =>
            {
                var started = clock.GetTimestamp();
                var view = await new PivotReading(reports, actor.TenantId, address, question, now).ReadAsync(cancellationToken);
                return view with { Took = clock.GetElapsedTime(started) };
            },
            cancellationToken);
    }

    /// <summary>Draws the balance of a period; of the request only its ends and zone count.</summary>
    public async Task<Outcome<BalanceAnswer>> BalanceAsync(Actor actor, ReportRequest request, CancellationToken cancellationToken)
    {
        return await SpanAsync(actor, request, "A balance takes from, to and timezone.", cancellationToken) switch
        {
            Outcome<ReportSpan>.Done(var span) =>
                new Outcome<BalanceAnswer>.Done(new BalanceAnswer(span.From, span.Until, await balance.DrawAsync(actor.TenantId, span.From, span.Until, cancellationToken))),
            var refused => refused.As<BalanceAnswer>(),
        };
    }

    /// <summary>Reads the period that something other than a report is asked for.</summary>
    /// <param name="actor">Who asks; needs to read.</param>
    /// <param name="request">Of it only the ends and the zone count.</param>
    /// <param name="takes">What to say to whoever sends more.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<Outcome<ReportSpan>> SpanAsync(Actor actor, ReportRequest request, string takes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<ReportSpan>.Forbidden(Permissions.Read);
        }

        var check = new DraftCheck();
        foreach (var name in request.Unknown)
        {
            check.Refuse(name, "unknown_field", takes);
        }

        var span = ReportSpan.Read(request, await BooksAsync(actor, cancellationToken), clock.GetUtcNow(), check);
        return check.HasProblems ? check.Refused<ReportSpan>() : new Outcome<ReportSpan>.Done(span);
    }

    private async Task<Outcome<T>> AskAsync<T>(Actor actor, ReportRequest request, Func<ReportQuestion, DateTimeOffset, Task<T>> answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (!actor.May(Permissions.Read))
        {
            return new Outcome<T>.Forbidden(Permissions.Read);
        }

        var now = clock.GetUtcNow();
        return ReportReading.Read(request, await BooksAsync(actor, cancellationToken), now) switch
        {
            Outcome<ReportQuestion>.Done(var question) => await InTimeAsync(question, () => answer(question, now)),
            var refused => refused.As<T>(),
        };
    }

    private static async Task<Outcome<T>> InTimeAsync<T>(ReportQuestion question, Func<Task<T>> answer)
    {
        try
        {
            return new Outcome<T>.Done(await answer());
        }
        catch (UnclosedDaysException refused)
        {
            return new Outcome<T>.Invalid([ReportReading.TooManyUnclosed(question.Query, refused.Days)]);
        }
        catch (TimeoutException)
        {
            var slow = question.Query.SlowAxes;
            var advice = slow.Count == 0 ? "Shorten the period or ask for less at a time." : $"Shorten the period, filter by a publisher or an offer, or leave out {string.Join(", ", slow)}.";
            return new Outcome<T>.Invalid([new FieldProblem("from", "too_slow", "This took longer than a report may. " + advice)]);
        }
    }

    private Task<TenantBooks> BooksAsync(Actor actor, CancellationToken cancellationToken) => TenantBooks.ReadAsync(platform, actor.TenantId, cancellationToken);
}
