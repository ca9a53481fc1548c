using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Statements;

namespace TrackingPlatform.Data.Statements;

/// <summary>A publisher's statement or an invoice to an advertiser.</summary>
public sealed record StatementEntry
{
    public required StatementId Id { get; init; }

    public required PartnerSide Side { get; init; }

    /// <summary>The advertiser or publisher.</summary>
    public required Guid Partner { get; init; }

    public required string PartnerName { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>Counts up within the tenant, for statements and invoices apart; 0 while it is only a preview.</summary>
    public required int Number { get; init; }

    /// <summary>The first moment whose changes of the books it takes up.</summary>
    public required DateTimeOffset CutFrom { get; init; }

    /// <summary>The first moment whose changes it leaves to the next.</summary>
    public required DateTimeOffset CutUntil { get; init; }

    /// <summary>The end of the period, which the cut lies before by the days that changes rest.</summary>
    public required DateTimeOffset Until { get; init; }

    public required StatementFigures Figures { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>What was paid of it.</summary>
    public decimal Paid { get; init; }

    public required string MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public string? VoidedBy { get; init; }

    public DateTimeOffset? VoidedAt { get; init; }

    public string? VoidNote { get; init; }

    /// <summary>What was earned, by offer and event; empty in lists.</summary>
    public IReadOnlyList<StatementLine> Lines { get; init; } = [];

    /// <summary>Payments, oldest first; empty in lists.</summary>
    public IReadOnlyList<StatementPayment> Payments { get; init; } = [];

    public StatementState State => Figures.StateAfter(Paid, VoidedAt is not null);
}
