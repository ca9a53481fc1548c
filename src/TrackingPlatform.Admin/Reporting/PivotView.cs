using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What the report page shows.</summary>
public sealed record PivotView
{
    /// <summary>What was asked.</summary>
    public required ReportAddress Address { get; init; }

    /// <summary>The day it is in the report's zone.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The period and the one before.</summary>
    public required ComparedPeriods Periods { get; init; }

    /// <summary>In the currency shown.</summary>
    public required PeriodFigures Figures { get; init; }

    /// <summary>What the steps of the figures are.</summary>
    public required TimeSteps Steps { get; init; }

    /// <summary>All currencies with figures, each apart.</summary>
    public required IReadOnlyList<ReportTotal> Currencies { get; init; }

    /// <summary>The parts of the chart's bars; empty where a line is drawn.</summary>
    public IReadOnlyList<PivotSeries> Series { get; init; } = [];

    /// <summary>From top to bottom, opened ones followed by what they are made of.</summary>
    public IReadOnlyList<PivotRow> Rows { get; init; } = [];

    /// <summary>Where there are figures when there are none in the period; null when there are none at all.</summary>
    public Period? Nearest { get; init; }

    /// <summary>Everything before this moment is counted.</summary>
    public required DateTimeOffset CompleteUntil { get; init; }

    /// <summary>What the rows were counted from.</summary>
    public ReportSource Source { get; init; }

    /// <summary>Figures made of others, shown after the columns.</summary>
    public IReadOnlyList<ReportFormula> Formulas { get; init; } = [];

    /// <summary>What another picture than one over time is drawn from; null where there is none.</summary>
    public ReportDrawing? Drawing { get; init; }

    /// <summary>How long the database took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>The same as an address of the API.</summary>
    public required string ApiCall { get; init; }

    public Currency Currency => Figures.Currency;

    public bool IsEmpty => Currencies.Count == 0;

    /// <summary>The currency to name where several could be meant; null where there is one.</summary>
    public Currency? NamedCurrency => Currencies.Count > 1 ? Currency : null;
}
