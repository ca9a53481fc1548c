using System.Text.Json;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>A throttle as bookings read it, several in one value.</summary>
internal sealed record ThrottleNote(Guid Id, Guid? Offer, string? Event, decimal Percent, string Effect, byte[] Key)
{
    public static IReadOnlyList<Throttle> Read(string? json) => json is null ? [] : [.. (JsonSerializer.Deserialize(json, DataJson.Default.ThrottleNoteArray) ?? []).Select(note => note.Throttle)];

    private Throttle Throttle => new()
    {
        Id = new ThrottleId(Id),
        Offer = Offer is { } offer ? new OfferId(offer) : null,
        Event = Event,
        Percent = Percent,
        Effect = BookingReads.Parse<ThrottleEffect>(Effect),
        Key = Key,
    };
}
