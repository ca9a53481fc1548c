using System.ComponentModel;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Audit;

/// <summary>What came of proving seals, as the API answers it.</summary>
internal sealed record SealProofDetails
{
    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    [Description("Seals that were computed anew from what is stored, the faulty one included.")]
    public required int Verified { get; init; }

    [Description("Whether all of them hold.")]
    public required bool Holds { get; init; }

    [Description("In what way the first one that does not hold differs: chain_broken, seal_changed, receipts_changed or entries_changed.")]
    public required string? Fault { get; init; }

    [Description("The same in words.")]
    public required string? Detail { get; init; }

    [Description("The seal that does not hold.")]
    public required SealDetails? Seal { get; init; }

    public static SealProofDetails Of(SealProof proof) => new()
    {
        From = proof.From.ToUniversalTime(),
        To = proof.Until.ToUniversalTime(),
        Verified = proof.Seals,
        Holds = proof.Fault is null,
        Fault = proof.Fault is { } fault ? WireName<SealFaultKind>.Of(fault.Kind) : null,
        Detail = proof.Fault is { } told ? SealWords.Fault(told) : null,
        Seal = proof.Fault is { } found ? SealDetails.Of(found.Seal) : null,
    };
}
