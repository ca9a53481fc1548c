namespace TrackingPlatform.Data.Statements;

/// <summary>A payment of a statement or an invoice, as somebody noted it.</summary>
/// <param name="Amount">How much; less than nothing takes one back.</param>
/// <param name="PaidOn">When.</param>
/// <param name="Note">What for, such as a bank's reference.</param>
/// <param name="MadeBy">Who noted it.</param>
/// <param name="MadeAt">When it was noted.</param>
public sealed record StatementPayment(decimal Amount, DateOnly PaidOn, string? Note, string MadeBy, DateTimeOffset MadeAt);
