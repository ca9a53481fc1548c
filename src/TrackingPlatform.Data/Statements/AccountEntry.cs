using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Statements;

namespace TrackingPlatform.Data.Statements;

/// <summary>A hand-made entry of a partner's account.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Amount">How much; less than nothing takes something off.</param>
/// <param name="Note">Why.</param>
/// <param name="Statement">The statement that took it up; null while none has, and for prepayments.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="MadeAt">When.</param>
public sealed record AccountEntry(AccountEntryKind Kind, Currency Currency, decimal Amount, string Note, StatementId? Statement, string MadeBy, DateTimeOffset MadeAt);
