using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Answers reports from the roll-ups and from what is not folded into them yet.</summary>
public sealed class Reports(TenantScope tenants, IClickBacklog backlog, TimeProvider clock)
{
    // A report that reads millions of single rows must not hold up everyone else's.
    private const string Bound = "set local statement_timeout = '25s'";
    private const string BoundOfFiles = "set local statement_timeout = '10min'";

    /// <summary>Runs one report. A comparison with another period is a second one.</summary>
    /// <exception cref="TimeoutException">It took longer than a report may.</exception>
    public async Task<Report> RunAsync(TenantId tenant, ReportQuery query, CancellationToken cancellationToken)
    {
        // Asked for before reading, so that what arrives in between is not promised.
        var now = clock.GetUtcNow();
        var completeUntil = backlog.OldestUndrained is { } oldest && oldest < now ? oldest : now;
        var (rows, totals) = (new List<ReportRow>(), new List<ReportTotal>());
        await ReadAsync(tenant, query, Bound, Keep, cancellationToken);
        var filled = MissingDays.Fill(rows, totals, query);
        return new Report([.. filled.Take(query.Limit)], totals, filled.Count > query.Limit, completeUntil) { Source = query.Source };

        Task Keep((bool IsTotal, long Place, ReportRow Row) each)
        {
            if (each.IsTotal)
            {
                totals.Add(new ReportTotal(each.Row.Currency, each.Row.Figures));
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
    public Task StreamAsync(TenantId tenant, ReportQuery query, Func<ReportRow, Task> take, CancellationToken cancellationToken) =>
        ReadAsync(tenant, query, BoundOfFiles, each => each.IsTotal || each.Place > query.Limit ? Task.CompletedTask : take(each.Row), cancellationToken);

    private async Task ReadAsync(TenantId tenant, ReportQuery query, string bound, Func<(bool IsTotal, long Place, ReportRow Row), Task> take, CancellationToken cancellationToken)
    {
        try
        {
            var sql = new ReportSql(tenant, query);
            await tenants.RunAsync(
                tenant,
                async (context, token) =>
                {
                    await context.Database.ExecuteSqlRawAsync(bound, token);
                    var pages = query.GroupBy.Any(axis => axis.Dimension == ReportDimension.Landing) ? await LandingNames.ReadAsync(context, token) : LandingNames.None;
                    await context.ReadEachAsync(sql.Text, sql.Values, row => take(Read(row, query, pages)), token);
                },
                cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.QueryCanceled && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The report took too long.", refused);
        }
    }

    private static (bool IsTotal, long Place, ReportRow Row) Read(NpgsqlDataReader row, ReportQuery query, IReadOnlyDictionary<LandingPageId, string> pages)
    {
        var isTotal = row.Flag("is_total");
        var currency = Currency.Of(row.Text("currency"));
        var keys = new Dictionary<ReportAxis, ReportKey>();
        if (!isTotal)
        {
            foreach (var (index, axis) in ReportSql.KeysOf(query).Index())
            {
                keys[axis] = Key(row, index, axis, query.Zone, pages);
            }

            if (query.GroupBy.Any(axis => axis.Dimension == ReportDimension.Currency))
            {
                keys[ReportDimension.Currency] = new ReportKey(currency.Code, null);
            }
        }

        return (isTotal, row.Long("place"), new ReportRow(keys, currency, Figures(row, ReportPlan.Of(query))));
    }

    private static ReportFigures Figures(NpgsqlDataReader row, ReportPlan plan) => new()
    {
        Clicks = plan.HasClicks ? row.Long("clicks") : null,
        UniqueClicks = plan.HasClicks ? row.Long("unique_clicks") : null,
        Refused = plan.HasClicks ? row.Long("refused") : null,
        Prefetched = plan.HasClicks ? row.Long("prefetched") : null,
        Cost = plan.HasClicks ? row.Decimal("cost") : null,
        Impressions = plan.HasImpressions ? row.Long("impressions") : null,
        Conversions = row.Long("conversions"),
        Pending = row.Long("pending"),
        Held = row.Long("held"),
        Rejected = row.Long("rejected"),
        Reversed = row.Long("reversed"),
        Amount = row.Decimal("amount"),
        Payout = row.Decimal("payout"),
        Revenue = row.Decimal("revenue"),
        PayoutPending = row.Decimal("payout_pending"),
    };

    private static ReportKey Key(NpgsqlDataReader row, int index, ReportAxis axis, TimeZoneInfo zone, IReadOnlyDictionary<LandingPageId, string> pages)
    {
        var text = row.TextOrNull(ReportSql.KeyColumn(index)) ?? "";
        var name = row.TextOrNull(ReportSql.NameColumn(index));
        return axis.Dimension switch
        {
            ReportDimension.Hour => new ReportKey(Hour(text, zone), null),
            ReportDimension.Campaign => Entity<CampaignId>(text, name),
            ReportDimension.Offer => Entity<OfferId>(text, name),
            ReportDimension.Publisher => Entity<PublisherId>(text, name),
            ReportDimension.Advertiser => Entity<AdvertiserId>(text, name),
            ReportDimension.Link => Entity<LinkId>(text, name),
            ReportDimension.Event => Entity<EventId>(text, name),
            ReportDimension.Landing => Entity<LandingPageId>(text, pages.GetValueOrDefault(LandingPageId.From(Guid.Parse(text)))),
            _ => new ReportKey(text.Length == 0 ? null : text, null),
        };
    }

    private static string Hour(string seconds, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture)), zone)
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static ReportKey Entity<TId>(string text, string? name)
        where TId : struct, IEntityId<TId>
    {
        var id = Guid.Parse(text);
        return id == Guid.Empty ? new ReportKey(null, null) : new ReportKey(EntityId.Format(TId.From(id)), name);
    }
}
