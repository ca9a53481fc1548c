using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Answers reports from the roll-ups and from what is not folded into them yet, or from single rows where roll-ups do not know what is asked for.</summary>
public sealed class Reports(TenantScope tenants, IClickBacklog backlog, TimeProvider clock)
{
    // A report that reads millions of single rows must not hold up everyone else's. The database keeps the time, so that it is the one to stop.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan LongestOfFiles = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(15);

    /// <summary>Runs one report. A comparison with another period is a second one.</summary>
    /// <exception cref="TimeoutException">It took longer than a report may.</exception>
    /// <exception cref="UnclosedDaysException">Single clicks would be counted of too many days.</exception>
    public async Task<Report> RunAsync(TenantId tenant, ReportQuery query, CancellationToken cancellationToken)
    {
        // Asked for before reading, so that what arrives in between is not promised.
        var now = clock.GetUtcNow();
        var completeUntil = backlog.OldestUndrained is { } oldest && oldest < now ? oldest : now;
        var (rows, totals) = (new List<ReportRow>(), new List<ReportTotal>());
        await ReadAsync(tenant, query, Longest, Keep, cancellationToken);
        var filled = MissingDays.Fill(rows, totals, query);
        return new Report([.. filled.Take(query.Limit)], totals, filled.Count > query.Limit, completeUntil) { Source = query.Source };

        Task Keep((bool IsTotal, long Place, ReportRow Row) each)
        {
            if (each.IsTotal)
            {
                totals.Add(new ReportTotal(each.Row.Currency, each.Row.Figures) { Unrated = each.Row.Unrated });
            }
            else
            {
                rows.Add(each.Row);
            }

            return Task.CompletedTask;
        }
    }

    /// <summary>Hands over the rows of one report one by one, in their order: for files that need not fit into memory.</summary>
    /// <exception cref="TimeoutException">It took longer than a file may.</exception>
    /// <exception cref="UnclosedDaysException">Single clicks would be counted of too many days.</exception>
    public Task StreamAsync(TenantId tenant, ReportQuery query, Func<ReportRow, Task> take, CancellationToken cancellationToken) =>
        ReadAsync(tenant, query, LongestOfFiles, each => each.IsTotal || each.Place > query.Limit ? Task.CompletedTask : take(each.Row), cancellationToken);

    private async Task ReadAsync(TenantId tenant, ReportQuery query, TimeSpan longest, Func<(bool IsTotal, long Place, ReportRow Row), Task> take, CancellationToken cancellationToken)
    {
        try
        {
            var sql = new ReportSql(tenant, query);
            await tenants.RunAsync(
                tenant,
                async (context, token) =>
                {
                    // Compiling a statement took the server ten times as long as running it, and sorting on disk as long again. A report has one core at most: on a small
                    // machine clicks need the other.
                    await context.Database.ExecuteSqlAsync(
                        $"""
                        select set_config('statement_timeout', {longest.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)}, true), set_config('jit', 'off', true),
                            set_config('work_mem', '64MB', true), set_config('max_parallel_workers_per_gather', '0', true)
                        """,
                        token);
                    await UnclosedDays.RefuseTooManyAsync(context, tenant, query, token);
                    var pages = query.GroupBy.Any(axis => axis.Dimension == ReportDimension.Landing) ? await LandingNames.ReadAsync(context, token) : LandingNames.None;
                    var reader = new ReportRowReader(query, pages);
                    await context.ReadEachAsync(sql.Text, sql.Values, longest + Slack, row => take(reader.Read(row)), token);
                },
                cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.QueryCanceled && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The report took too long.", refused);
        }
    }
}
