using System.ComponentModel;
using TrackingPlatform.Data.Offers;

namespace TrackingPlatform.Admin.Offers;

/// <summary>What a recount found, as pages and the API show it.</summary>
public sealed record CapProofDetails
{
    [Description("Counters of present periods that were counted anew.")]
    public required int Proved { get; init; }

    [Description("Counters of conversions and money that were wrong and have been put right.")]
    public required IReadOnlyList<CapProofLine> Differences { get; init; }

    internal static CapProofDetails Of(CapProof proof) => new() { Proved = proof.Proved, Differences = [.. proof.Differences.Select(CapProofLine.Of)] };
}
