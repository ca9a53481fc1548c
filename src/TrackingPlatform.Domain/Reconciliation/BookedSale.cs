using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Domain.Reconciliation;

/// <summary>One conversion of the books, as a list is held against it.</summary>
/// <param name="Id">The conversion.</param>
/// <param name="Transaction">The advertiser's transaction.</param>
/// <param name="Click">The click id, as text.</param>
/// <param name="Event">The event's name.</param>
/// <param name="Amount">The amount that is compared.</param>
/// <param name="Currency">The offer's currency, ISO 4217.</param>
/// <param name="Status">Its status.</param>
/// <param name="At">When it happened.</param>
public sealed record BookedSale(ConversionId Id, string? Transaction, string? Click, string Event, decimal? Amount, string Currency, ConversionStatus Status, DateTimeOffset At);
