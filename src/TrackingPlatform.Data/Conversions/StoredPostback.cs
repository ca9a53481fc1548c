using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Data.Conversions;

/// <summary>A postback whose raw request is stored and that waits for its verdict.</summary>
internal readonly record struct StoredPostback(ReceiptId Receipt, Postback Postback);
