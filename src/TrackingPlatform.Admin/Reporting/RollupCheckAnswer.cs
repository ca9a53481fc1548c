using System.ComponentModel;
using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What roll-ups differ from their rows in.</summary>
public sealed record RollupCheckAnswer(
    [property: Description("The first moment compared: where single clicks are no longer kept, later than what was asked for.")] DateTimeOffset From,
    DateTimeOffset To,
    [property: Description("Whether what differed has been put right.")] bool Repaired,
    [property: Description("One entry a UTC day and kind of figure; empty when all is as it should be.")] IReadOnlyList<RollupDifference> Differences);
