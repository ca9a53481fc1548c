using System.ComponentModel;
using TrackingPlatform.Data.Statements;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Statements;

namespace TrackingPlatform.Admin.Statements;

/// <summary>A hand-made entry of a partner's account.</summary>
public sealed record AccountEntryDetails
{
    public required AccountEntryKind Kind { get; init; }

    public required Currency Currency { get; init; }

    public required string Amount { get; init; }

    public required string Note { get; init; }

    [Description("The statement that took it up.")]
    public StatementId? Statement { get; init; }

    public required string MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    internal static AccountEntryDetails Of(AccountEntry entry) => new()
    {
        Kind = entry.Kind,
        Currency = entry.Currency,
        Amount = new Money(entry.Amount, entry.Currency).ToPlainString(),
        Note = entry.Note,
        Statement = entry.Statement,
        MadeBy = entry.MadeBy,
        MadeAt = entry.MadeAt,
    };
}
