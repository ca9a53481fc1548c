using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>A throttle as it is kept.</summary>
public sealed record StoredThrottle
{
    public required Throttle Rule { get; init; }

    public required string Name { get; init; }

    public required PublisherId Publisher { get; init; }

    /// <summary>Why it is there, for the staff.</summary>
    public string? Note { get; init; }

    public required EntityStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The names of publisher and offer; filled when read.</summary>
    public (string Publisher, string? Offer) Names { get; init; } = ("", null);
}
