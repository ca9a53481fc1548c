namespace TrackingPlatform.Domain.Reporting;

/// <summary>The sums behind one row of a report, all money in one currency. Ratios are computed from sums, never averaged.</summary>
public sealed record ReportFigures
{
    /// <summary>Clicks; null where the row is about events, which clicks do not have.</summary>
    public long? Clicks { get; init; }

    /// <summary>First clicks of a visitor; null with <see cref="Clicks"/>.</summary>
    public long? UniqueClicks { get; init; }

    /// <summary>Refused clicks; null with <see cref="Clicks"/>.</summary>
    public long? Refused { get; init; }

    /// <summary>Prefetches; null with <see cref="Clicks"/>.</summary>
    public long? Prefetched { get; init; }

    /// <summary>What links said their clicks cost; null with <see cref="Clicks"/>.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Impressions; null with <see cref="Clicks"/>, and where the row is about something that impressions do not know.</summary>
    public long? Impressions { get; init; }

    /// <summary>Approved conversions.</summary>
    public long Conversions { get; init; }

    /// <summary>Pending conversions.</summary>
    public long Pending { get; init; }

    /// <summary>Conversions on hold.</summary>
    public long Held { get; init; }

    /// <summary>Rejected conversions.</summary>
    public long Rejected { get; init; }

    /// <summary>Reversed conversions.</summary>
    public long Reversed { get; init; }

    /// <summary>Sale amount of approved conversions.</summary>
    public decimal Amount { get; init; }

    /// <summary>Payout of approved conversions.</summary>
    public decimal Payout { get; init; }

    /// <summary>Revenue of approved conversions.</summary>
    public decimal Revenue { get; init; }

    /// <summary>Payout of conversions pending or on hold.</summary>
    public decimal PayoutPending { get; init; }

    /// <summary>Money of other currencies was turned into this one: the money is approximate, the counts are not.</summary>
    public bool IsConverted { get; init; }

    /// <summary>The same with its money rounded half-even, once; see decision 0007.</summary>
    /// <param name="digits">Digits after the point, those of the currency.</param>
    public ReportFigures Rounded(int digits)
    {
        return this with { Cost = Cost is { } cost ? Round(cost) : null, Amount = Round(Amount), Payout = Round(Payout), Revenue = Round(Revenue), PayoutPending = Round(PayoutPending) };

        decimal Round(decimal sum) => decimal.Round(sum, digits, MidpointRounding.ToEven);
    }

    /// <summary>Nothing at all happened.</summary>
    /// <param name="hasClicks">Whether clicks are counted here, and are zero rather than absent.</param>
    public static ReportFigures None(bool hasClicks) =>
        hasClicks ? new ReportFigures { Clicks = 0, UniqueClicks = 0, Refused = 0, Prefetched = 0, Cost = 0, Impressions = 0 } : new ReportFigures();

    /// <summary>One metric; null where it is absent or there is nothing to divide by.</summary>
    public decimal? Of(ReportMetric metric) => metric switch
    {
        ReportMetric.Clicks => Clicks,
        ReportMetric.UniqueClicks => UniqueClicks,
        ReportMetric.DuplicateClicks => Clicks - UniqueClicks,
        ReportMetric.Refused => Refused,
        ReportMetric.Prefetched => Prefetched,
        ReportMetric.Impressions => Impressions,
        ReportMetric.Ctr => Clicks is { } clicks ? Part(clicks, Impressions) : null,
        ReportMetric.Conversions => Conversions,
        ReportMetric.Pending => Pending,
        ReportMetric.Held => Held,
        ReportMetric.Rejected => Rejected,
        ReportMetric.Reversed => Reversed,
        ReportMetric.Payout => Payout,
        ReportMetric.Revenue => Revenue,
        ReportMetric.Profit => Revenue - Payout,
        ReportMetric.Margin => Part(Revenue - Payout, Revenue),
        ReportMetric.Amount => Amount,
        ReportMetric.PayoutPending => PayoutPending,
        ReportMetric.Epc => Part(Payout, Clicks),
        ReportMetric.Cr => Part(Conversions, Clicks),
        ReportMetric.Rpc => Part(Revenue, Clicks),
        ReportMetric.Cost => Cost,
        ReportMetric.Cpa => Part(Payout, Conversions),
        ReportMetric.Aov => Part(Amount, Conversions),
        ReportMetric.Roi => Part(Revenue - Payout - (Cost ?? 0), Payout + (Cost ?? 0)),
    };

    /// <summary>Both together. Money of different currencies is for the caller to keep apart.</summary>
    public static ReportFigures operator +(ReportFigures left, ReportFigures right) => new()
    {
        Clicks = left.Clicks + right.Clicks,
        UniqueClicks = left.UniqueClicks + right.UniqueClicks,
        Refused = left.Refused + right.Refused,
        Prefetched = left.Prefetched + right.Prefetched,
        Cost = left.Cost + right.Cost,
        Impressions = left.Impressions + right.Impressions,
        Conversions = left.Conversions + right.Conversions,
        Pending = left.Pending + right.Pending,
        Held = left.Held + right.Held,
        Rejected = left.Rejected + right.Rejected,
        Reversed = left.Reversed + right.Reversed,
        Amount = left.Amount + right.Amount,
        Payout = left.Payout + right.Payout,
        Revenue = left.Revenue + right.Revenue,
        PayoutPending = left.PayoutPending + right.PayoutPending,
        IsConverted = left.IsConverted || right.IsConverted,
    };

    private static decimal? Part(decimal part, decimal? whole) => whole is null or 0m ? null : part / whole;
}
