using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>What a replay is to go through.</summary>
/// <param name="Kind">Deliveries, or conversions that never had one.</param>
/// <param name="Filter">Which deliveries. For a backfill: which conversions of the template's publisher, by when they were booked, their offer and event.</param>
/// <param name="Pace">How fast.</param>
public sealed record ReplayPlan(ReplayKind Kind, DeliveryFilter Filter, ReplayPace Pace);
