using System.Globalization;
using Npgsql;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Rows of a report's statement as the things and figures they stand for.</summary>
/// <param name="query">What was asked.</param>
/// <param name="pages">What landing pages are called.</param>
internal sealed class ReportRowReader(ReportQuery query, IReadOnlyDictionary<LandingPageId, string> pages)
{
    private readonly ReportPlan _plan = ReportPlan.Of(query);
    private readonly IReadOnlyList<ReportAxis> _keys = ReportSql.KeysOf(query);
    private readonly bool _isByCurrency = query.GroupBy.Any(axis => axis.Dimension == ReportDimension.Currency);

    /// <summary>Reads one row: of the report, at its place, or of its totals.</summary>
    public (bool IsTotal, long Place, ReportRow Row) Read(NpgsqlDataReader row)
    {
        var isTotal = row.Flag("is_total");
        var currency = Currency.Of(row.Text("currency"));
        var keys = new Dictionary<ReportAxis, ReportKey>();
        if (!isTotal)
        {
            for (var index = 0; index < _keys.Count; index++)
            {
                keys[_keys[index]] = Key(row, index);
            }

            if (_isByCurrency)
            {
                keys[ReportDimension.Currency] = new ReportKey(currency.Code, null);
            }
        }

        var figures = Figures(row);
        return (isTotal, row.Long("place"), new ReportRow(keys, currency, figures.IsConverted ? figures.Rounded(currency.Digits) : figures) { Unrated = Unrated(row) });
    }

    private ReportFigures Figures(NpgsqlDataReader row) => new()
    {
        Clicks = _plan.HasClicks ? row.Long("clicks") : null,
        UniqueClicks = _plan.HasClicks ? row.Long("unique_clicks") : null,
        Refused = _plan.HasClicks ? row.Long("refused") : null,
        Prefetched = _plan.HasClicks ? row.Long("prefetched") : null,
        Cost = _plan.HasClicks ? row.Decimal("cost") : null,
        Impressions = _plan.HasImpressions ? row.Long("impressions") : null,
        Conversions = row.Long("conversions"),
        Pending = row.Long("pending"),
        Held = row.Long("held"),
        Rejected = row.Long("rejected"),
        Reversed = row.Long("reversed"),
        Amount = row.Decimal("amount"),
        Payout = row.Decimal("payout"),
        Revenue = row.Decimal("revenue"),
        PayoutPending = row.Decimal("payout_pending"),
        IsConverted = row.Flag("is_converted"),
    };

    private static UnratedDays? Unrated(NpgsqlDataReader row) => row.DateOrNull("first_unrated") is { } first && row.DateOrNull("last_unrated") is { } last ? new UnratedDays(first, last) : null;

    private ReportKey Key(NpgsqlDataReader row, int index)
    {
        var text = row.TextOrNull(ReportSql.KeyColumn(index)) ?? "";
        var name = row.TextOrNull(ReportSql.NameColumn(index));
        return _keys[index].Dimension switch
        {
            ReportDimension.Hour => new ReportKey(Hour(text, query.Zone), null),
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
