namespace TrackingPlatform.Domain.Forwarding;

/// <summary>What a replay goes through.</summary>
public enum ReplayKind
{
    /// <summary>Deliveries, which are sent again under their own ids.</summary>
    Resend,

    /// <summary>Conversions that never had a delivery to one template, which is told how they stand.</summary>
    Backfill,
}
