using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Offers;

/// <summary>Names an event of an offer.</summary>
public readonly record struct EventId(Guid Value) : IEntityId<EventId>
{
    /// <inheritdoc/>
    public static string Prefix => "evt_";

    /// <inheritdoc/>
    public static EventId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static EventId New(DateTimeOffset now) => EntityId.New<EventId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
