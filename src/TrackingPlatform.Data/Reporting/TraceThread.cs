using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Data.Reporting;

/// <summary>The ends by which a story can be pulled out of the ledger.</summary>
/// <param name="Kind">What the id asked for is.</param>
/// <param name="Click">The click of the story.</param>
/// <param name="Conversion">The conversion asked about.</param>
/// <param name="Receipt">The postback asked about.</param>
internal sealed record TraceThread(string Kind, ClickId? Click, ConversionId? Conversion, ReceiptId? Receipt = null);
