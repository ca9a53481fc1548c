using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Data.Reconciliation;

/// <summary>A partner's list held against the books.</summary>
public sealed record ReconciliationEntry
{
    public required ReconciliationId Id { get; init; }

    public required PartnerSide Side { get; init; }

    public AdvertiserId? Advertiser { get; init; }

    public PublisherId? Publisher { get; init; }

    public required string PartnerName { get; init; }

    public required string FileName { get; init; }

    public required FileFormat Format { get; init; }

    public required IReadOnlyList<string> Header { get; init; }

    public required IReadOnlyList<string> Fields { get; init; }

    public required IReadOnlyList<string> Doubts { get; init; }

    /// <summary>Rows of the list.</summary>
    public required int Rows { get; init; }

    public required ReconciliationWindow Window { get; init; }

    public required ComparedAmount Compared { get; init; }

    /// <summary>Moves with every change of how the list is read.</summary>
    public required int Version { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who signed it off; null while it is open.</summary>
    public string? SignedBy { get; init; }

    public DateTimeOffset? SignedAt { get; init; }

    public string? SignedNote { get; init; }

    /// <summary>What was signed; null while it is open.</summary>
    public IReadOnlyList<ReconciliationSum>? Figures { get; init; }
}
