using System.Globalization;
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
    /// <summary>Runs one report. A comparison with another period is a second one.</summary>
    public async Task<Report> RunAsync(TenantId tenant, ReportQuery query, CancellationToken cancellationToken)
    {
        // Asked for before reading, so that what arrives in between is not promised.
        var now = clock.GetUtcNow();
        var completeUntil = backlog.OldestUndrained is { } oldest && oldest < now ? oldest : now;
        var sql = new ReportSql(tenant, query);
        var read = await tenants.RunAsync(tenant, (context, token) => context.ReadAsync(sql.Text, sql.Values, row => Read(row, query), token), cancellationToken);
        var rows = read.Where(each => !each.IsTotal).Select(each => each.Row).ToList();
        var totals = read.Where(each => each.IsTotal).Select(each => new ReportTotal(each.Row.Currency, each.Row.Figures)).ToList();
        var filled = MissingDays.Fill(rows, totals, query);
        return new Report([.. filled.Take(query.Limit)], totals, filled.Count > query.Limit, completeUntil);
    }

    private static (bool IsTotal, ReportRow Row) Read(NpgsqlDataReader row, ReportQuery query)
    {
        var isTotal = row.Flag("is_total");
        var currency = Currency.Of(row.Text("currency"));
        var keys = isTotal
            ? []
            : query.GroupBy.Distinct().ToDictionary(
                dimension => dimension,
                dimension => dimension == ReportDimension.Currency ? new ReportKey(currency.Code, null) : Key(row, dimension, query.Zone));
        return (isTotal, new ReportRow(keys, currency, Figures(row, query.HasClicks)));
    }

    private static ReportFigures Figures(NpgsqlDataReader row, bool hasClicks) => new()
    {
        Clicks = hasClicks ? row.Long("clicks") : null,
        UniqueClicks = hasClicks ? row.Long("unique_clicks") : null,
        Refused = hasClicks ? row.Long("refused") : null,
        Prefetched = hasClicks ? row.Long("prefetched") : null,
        Impressions = hasClicks ? row.Long("impressions") : null,
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

    private static ReportKey Key(NpgsqlDataReader row, ReportDimension dimension, TimeZoneInfo zone)
    {
        var text = row.Text(ReportSql.KeyColumn(dimension));
        var name = row.TextOrNull(ReportSql.NameColumn(dimension));
        return dimension switch
        {
            ReportDimension.Day or ReportDimension.Week or ReportDimension.Month or ReportDimension.Currency => new ReportKey(text, null),
            ReportDimension.Hour => new ReportKey(Hour(text, zone), null),
            ReportDimension.Campaign => Entity<CampaignId>(text, name),
            ReportDimension.Offer => Entity<OfferId>(text, name),
            ReportDimension.Publisher => Entity<PublisherId>(text, name),
            ReportDimension.Advertiser => Entity<AdvertiserId>(text, name),
            ReportDimension.Link => Entity<LinkId>(text, name),
            ReportDimension.Event => Entity<EventId>(text, name),
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
