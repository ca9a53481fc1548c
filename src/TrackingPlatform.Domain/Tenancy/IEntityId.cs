namespace TrackingPlatform.Domain.Tenancy;

/// <summary>A typed identifier: a UUIDv7 that is shown to the outside as a prefix and 26 characters of base32.</summary>
/// <typeparam name="TSelf">The identifier itself.</typeparam>
public interface IEntityId<TSelf>
    where TSelf : struct, IEntityId<TSelf>
{
    /// <summary>The prefix in API and screens, with its underscore, such as <c>off_</c>. Empty for click ids.</summary>
    static abstract string Prefix { get; }

    /// <summary>The bare value, as the database keeps it.</summary>
    Guid Value { get; }

    /// <summary>Wraps a bare value.</summary>
    static abstract TSelf From(Guid value);
}
