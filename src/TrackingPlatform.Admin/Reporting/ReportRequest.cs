using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What a report is asked for, by a page or by the API: names, ids and times as texts, not yet looked at.</summary>
public sealed record ReportRequest
{
    /// <summary>First day, or the first moment counted; null with <see cref="To"/> means <see cref="Period"/>.</summary>
    public string? From { get; init; }

    /// <summary>Last day, itself counted, or the first moment no longer counted; null means today.</summary>
    public string? To { get; init; }

    /// <summary>The days when neither end is given.</summary>
    public Period Period { get; init; } = Period.Last14Days;

    /// <summary>IANA name; null is the tenant's own zone.</summary>
    public string? Timezone { get; init; }

    /// <summary>Dimensions by wire name.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>Metrics by wire name; empty for the usual ones.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>Values that are wanted of a dimension, by its wire name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>A metric or one of the dimensions; a minus before it turns the order round.</summary>
    public string? Sort { get; init; }

    /// <summary>Figures made of others, each as <c>name:formula</c>.</summary>
    public IReadOnlyList<string> Formulas { get; init; } = [];

    /// <summary>At what time conversions count, by wire name; null is when they happened.</summary>
    public string? ConversionsBy { get; init; }

    /// <summary>Whether single rows are counted where roll-ups would do.</summary>
    public string? Recount { get; init; }

    /// <summary>The currency that money is turned into, ISO 4217; null keeps each in its own.</summary>
    public string? ConvertTo { get; init; }

    /// <summary>Rows wanted at most.</summary>
    public string? Limit { get; init; }

    /// <summary>Parameters that were given and are none; refused, since a report that ignores what it was asked shows something else.</summary>
    internal IReadOnlyList<string> Unknown { get; init; } = [];
}
