using System.ComponentModel;

namespace TrackingPlatform.Admin.Reconciliation;

/// <summary>What was done about lines.</summary>
public sealed record LineActionResult
{
    [Description("Lines that it was done about; with `dry_run` those it would be done about.")]
    public required int Lines { get; init; }

    [Description("Lines that are left for another call: at most 500 are taken at once.")]
    public required int Remaining { get; init; }
}
