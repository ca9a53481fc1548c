using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Domain.Reconciliation;

/// <summary>One row of a partner's list, in our terms; null where it does not say.</summary>
/// <param name="Number">Which row, from 1.</param>
/// <param name="Transaction">The transaction.</param>
/// <param name="Click">Our click id, as text.</param>
/// <param name="Event">The event, by name.</param>
/// <param name="Amount">The amount that is compared.</param>
/// <param name="Currency">Its currency, ISO 4217.</param>
/// <param name="Status">The status.</param>
/// <param name="At">When it happened, before any shift.</param>
public sealed record ListedSale(int Number, string? Transaction, string? Click, string? Event, decimal? Amount, string? Currency, ConversionStatus? Status, DateTimeOffset? At);
