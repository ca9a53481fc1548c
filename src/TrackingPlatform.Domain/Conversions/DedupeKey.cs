using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>What makes two postbacks about one event of one offer the same conversion: the transaction, or without one the click.</summary>
public static class DedupeKey
{
    /// <summary>The key, unique within (tenant, offer, event).</summary>
    /// <param name="claim">What the postback says.</param>
    /// <param name="mode">The event's way with repeats.</param>
    /// <param name="receipt">The postback's own receipt: where everything is kept, only the same request is a repeat.</param>
    public static string Of(PostbackClaim claim, DedupeMode mode, ReceiptId receipt) => mode switch
    {
        DedupeMode.KeepAndAdd => "r:" + receipt,
        DedupeMode.EventRef when claim.EventReference is { } reference => "e:" + reference,
        _ => claim.TransactionId is { } transaction ? "t:" + transaction : "c:" + claim.ClickId,
    };
}
