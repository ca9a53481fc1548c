namespace TrackingPlatform.Admin.Statements;

/// <summary>A payment as somebody noted it.</summary>
public sealed record StatementPaymentDetails(string Amount, DateOnly PaidOn, string? Note, string MadeBy, DateTimeOffset MadeAt);
