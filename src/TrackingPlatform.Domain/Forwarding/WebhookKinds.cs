namespace TrackingPlatform.Domain.Forwarding;

/// <summary>What a tenant's webhooks may hear of. Public: kinds are added, never renamed.</summary>
public static class WebhookKinds
{
    /// <summary>A conversion was booked.</summary>
    public const string ConversionCreated = "conversion.created";

    /// <summary>A booked conversion changed its status, its money or its details.</summary>
    public const string ConversionUpdated = "conversion.updated";

    /// <summary>All there are.</summary>
    public static IReadOnlyList<string> All { get; } = [ConversionCreated, ConversionUpdated];

    /// <summary>The kind of a conversion's change.</summary>
    /// <param name="sequence">The change's number; 1 is the booking.</param>
    public static string OfChange(int sequence) => sequence == 1 ? ConversionCreated : ConversionUpdated;
}
