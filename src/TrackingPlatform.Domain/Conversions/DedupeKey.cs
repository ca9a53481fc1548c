using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>What makes two postbacks about one event of one offer the same conversion: the transaction, or without one the click.</summary>
public static class DedupeKey
{
    /// <summary>The key, unique within (tenant, offer, event).</summary>
    public static string Of(PostbackClaim claim) => claim.TransactionId is { } transaction ? "t:" + transaction : "c:" + claim.ClickId;
}
