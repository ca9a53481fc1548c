namespace TrackingPlatform.Domain.Reporting;

/// <summary>The figures a report can show.</summary>
public enum ReportMetric
{
    /// <summary>Clicks, refused ones too, without prefetches.</summary>
    Clicks,

    /// <summary>First clicks of a visitor on a link and day.</summary>
    UniqueClicks,

    /// <summary>Clicks of visitors who had clicked the link that day before.</summary>
    DuplicateClicks,

    /// <summary>Clicks that could not go to an offer.</summary>
    Refused,

    /// <summary>Prefetches and HEAD requests.</summary>
    Prefetched,

    /// <summary>How often links were seen, where their creatives say so.</summary>
    Impressions,

    /// <summary>Clicks per impression.</summary>
    Ctr,

    /// <summary>Approved conversions.</summary>
    Conversions,

    /// <summary>Conversions that wait for the advertiser's word.</summary>
    Pending,

    /// <summary>Conversions on hold.</summary>
    Held,

    /// <summary>Rejected conversions.</summary>
    Rejected,

    /// <summary>Conversions taken back.</summary>
    Reversed,

    /// <summary>What publishers get for approved conversions.</summary>
    Payout,

    /// <summary>What advertisers owe for approved conversions.</summary>
    Revenue,

    /// <summary>Revenue less payout.</summary>
    Profit,

    /// <summary>Profit as a part of revenue.</summary>
    Margin,

    /// <summary>Sale amount of approved conversions.</summary>
    Amount,

    /// <summary>Payout of conversions that are pending or on hold.</summary>
    PayoutPending,

    /// <summary>Payout per click: what a publisher earns with one.</summary>
    Epc,

    /// <summary>Approved conversions per click.</summary>
    Cr,

    /// <summary>Revenue per click.</summary>
    Rpc,

    /// <summary>What links said their clicks cost.</summary>
    Cost,

    /// <summary>Payout for one approved conversion.</summary>
    Cpa,

    /// <summary>Sale amount of one approved conversion.</summary>
    Aov,

    /// <summary>What is left of revenue after payout and cost, as a part of both.</summary>
    Roi,
}
