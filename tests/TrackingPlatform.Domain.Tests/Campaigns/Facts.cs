using System.Net;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Tests.Campaigns;

/// <summary>Clicks as conditions see them.</summary>
internal static class Facts
{
    // A Wednesday, 11:30 in Berlin.
    public static readonly DateTimeOffset Wednesday = new(2026, 11, 25, 10, 30, 0, TimeSpan.Zero);

    public static ClickFacts Of(
        Visitor? visitor = null, ClickParameters? parameters = null, string? address = null, PublisherId publisher = default, DateTimeOffset? now = null, VisitHistory? history = null) => new(
        visitor ?? new Visitor(),
        address is null ? null : IPAddress.Parse(address),
        parameters ?? ClickParameters.Empty,
        publisher,
        now ?? Wednesday,
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        history ?? VisitHistory.None);
}
