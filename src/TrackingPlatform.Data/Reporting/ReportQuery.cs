using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>What a report is asked for.</summary>
public sealed record ReportQuery
{
    public const int MostRows = 10_000;

    /// <summary>Single clicks are counted for this long at most: any quarter of a year.</summary>
    public static readonly TimeSpan LongestRaw = TimeSpan.FromDays(93);

    /// <summary>The zone whose days are counted.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The first moment counted, at a quarter of an hour.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The first moment no longer counted, at a quarter of an hour.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>What the figures are broken down by, beside the currency; empty for totals alone.</summary>
    public IReadOnlyList<ReportAxis> GroupBy { get; init; } = [];

    /// <summary>Only these ids of a dimension; the empty id stands for none at all.</summary>
    public IReadOnlyDictionary<ReportDimension, IReadOnlyList<Guid>> Only { get; init; } = new Dictionary<ReportDimension, IReadOnlyList<Guid>>();

    /// <summary>Only these values of what has no ids; the empty text stands for none at all.</summary>
    public IReadOnlyDictionary<ReportAxis, IReadOnlyList<string>> OnlyTexts { get; init; } = new Dictionary<ReportAxis, IReadOnlyList<string>>();

    /// <summary>Only events of these names, in any case.</summary>
    public IReadOnlyList<string> OnlyEvents { get; init; } = [];

    /// <summary>Only these currencies.</summary>
    public IReadOnlyList<Currency> OnlyCurrencies { get; init; } = [];

    /// <summary>At what time conversions are counted.</summary>
    public ConversionTime ConversionsBy { get; init; }

    /// <summary>Counts single rows where roll-ups would do: slower, and proof of them.</summary>
    public bool MustBeRaw { get; init; }

    /// <summary>The order of the rows; null for the report's own: time first, then the most clicks.</summary>
    public ReportSort? Sort { get; init; }

    /// <summary>Rows wanted at most.</summary>
    public int Limit { get; init; } = 1_000;

    /// <summary>The currency of days on which nothing happened.</summary>
    public Currency HomeCurrency { get; init; }

    /// <summary>The currency that all money is turned into, by the rate of the day it is counted on; null keeps each in its own. What has no rate stays in its own too.</summary>
    public Currency? ConvertTo { get; init; }

    /// <summary>Where money is turned into one currency: only what then stands in this one; null for all.</summary>
    public Currency? Shown { get; init; }

    /// <summary>Clicks have no event, status or coupon, so a report about those has no clicks.</summary>
    public bool HasClicks => ReportPlan.Of(this).HasClicks;

    /// <summary>What it is counted from.</summary>
    public ReportSource Source => ReportPlan.Of(this).Source;

    /// <summary>Whether more single clicks are asked for than are counted at a time.</summary>
    public bool IsTooLong => ReportPlan.Of(this).IsRawForClicks && Until - From > LongestRaw;

    /// <summary>Whether more single clicks are asked for than are counted at a time, unless enough days have sums that tell visitors apart.</summary>
    public bool MayBeTooLong => ReportPlan.Of(this) is { HasClicks: true, IsRawForClicks: false, Cut: not null } && Until - From > LongestRaw;

    /// <summary>What only single rows tell, of all that is asked for.</summary>
    public IReadOnlyList<ReportAxis> SlowAxes => [.. Axes.Where(axis => !ReportMetrics.IsRolledUp(axis)).Distinct()];

    /// <summary>Everything that figures are told apart by.</summary>
    internal IEnumerable<ReportAxis> Axes =>
        GroupBy.Concat(Only.Keys.Select(ReportAxis.Of)).Concat(OnlyTexts.Keys).Concat(OnlyEvents.Count > 0 ? [ReportDimension.Event] : []);
}
