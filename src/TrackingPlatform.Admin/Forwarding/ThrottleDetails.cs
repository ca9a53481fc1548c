using System.ComponentModel;
using System.Globalization;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>A throttle as pages and the API show it.</summary>
public sealed record ThrottleDetails
{
    public required ThrottleId Id { get; init; }

    public required string Name { get; init; }

    public required PublisherId Publisher { get; init; }

    public required string PublisherName { get; init; }

    public OfferId? Offer { get; init; }

    public string? OfferName { get; init; }

    public string? Event { get; init; }

    public required string Percent { get; init; }

    public required ThrottleEffect Effect { get; init; }

    public string? Note { get; init; }

    public required EntityStatus Status { get; init; }

    [Description("The rule in words, to be shown to the publisher.")]
    public required string Text { get; init; }

    [Description("The key of the hash, in hex: with it anybody can check which conversions it takes.")]
    public required string Key { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    internal static ThrottleDetails Of(StoredThrottle throttle) => new()
    {
        Id = throttle.Rule.Id,
        Name = throttle.Name,
        Publisher = throttle.Publisher,
        PublisherName = throttle.Names.Publisher,
        Offer = throttle.Rule.Offer,
        OfferName = throttle.Names.Offer,
        Event = throttle.Rule.Event,
        Percent = throttle.Rule.Percent.ToString("0.##", CultureInfo.InvariantCulture),
        Effect = throttle.Rule.Effect,
        Note = throttle.Note,
        Status = throttle.Status,
        Text = throttle.Rule.Say(throttle.Names.Offer),
        Key = Convert.ToHexStringLower(throttle.Rule.Key.Span),
        CreatedAt = throttle.CreatedAt,
        ChangedAt = throttle.ChangedAt,
    };

    internal ThrottleDraft ToDraft() => new()
    {
        Name = Name,
        Publisher = Publisher.ToString(),
        Offer = Offer?.ToString(),
        Event = Event,
        Percent = Percent,
        Effect = WireName<ThrottleEffect>.Of(Effect),
        Note = Note,
        Status = WireName<EntityStatus>.Of(Status),
    };
}
