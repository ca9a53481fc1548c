using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>What a report is asked for.</summary>
public sealed record ReportQuery
{
    public const int MostRows = 10_000;

    /// <summary>The zone whose days are counted.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The first moment counted, at a quarter of an hour.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The first moment no longer counted, at a quarter of an hour.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>What the figures are broken down by, beside the currency; empty for totals alone.</summary>
    public IReadOnlyList<ReportDimension> GroupBy { get; init; } = [];

    /// <summary>Only these ids of a dimension; the empty id stands for none at all.</summary>
    public IReadOnlyDictionary<ReportDimension, IReadOnlyList<Guid>> Only { get; init; } = new Dictionary<ReportDimension, IReadOnlyList<Guid>>();

    /// <summary>Only events of these names, in any case.</summary>
    public IReadOnlyList<string> OnlyEvents { get; init; } = [];

    /// <summary>Only these currencies.</summary>
    public IReadOnlyList<Currency> OnlyCurrencies { get; init; } = [];

    /// <summary>The order of the rows; null for the report's own: time first, then the most clicks.</summary>
    public ReportSort? Sort { get; init; }

    /// <summary>Rows wanted at most.</summary>
    public int Limit { get; init; } = 1_000;

    /// <summary>The currency of days on which nothing happened.</summary>
    public Currency HomeCurrency { get; init; }

    /// <summary>Clicks have no event, so a report about events has no clicks.</summary>
    public bool HasClicks => !GroupBy.Contains(ReportDimension.Event) && !Only.ContainsKey(ReportDimension.Event) && OnlyEvents.Count == 0;
}
