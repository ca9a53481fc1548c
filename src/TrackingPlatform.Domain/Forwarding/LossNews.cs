using System.Globalization;
using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>What people hear of deliveries that were given up: once when it begins at an endpoint, and while it goes on once a day, each time with how many more there were.</summary>
public static class LossNews
{
    /// <summary>What is given up within this time of the first is told together with it.</summary>
    public static readonly TimeSpan Gathering = TimeSpan.FromMinutes(1);

    /// <summary>The least time between two notices about one endpoint.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromDays(1);

    /// <summary>The notice in words.</summary>
    /// <param name="endpoint">Scheme, host and port.</param>
    /// <param name="lost">How many were given up that nobody was told of; at least one.</param>
    /// <param name="toldAt">Names the moment.</param>
    /// <param name="publishers">Whose templates go there.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nothing was given up.</exception>
    public static Notice Tell(string endpoint, long lost, DateTimeOffset toldAt, IReadOnlyList<PublisherId> publishers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lost, 1);
        var (count, was, them) = lost == 1 ? ("1 delivery", "was", "it") : ($"{lost.ToString("N0", CultureInfo.InvariantCulture)} deliveries", "were", "them");
        return new Notice
        {
            Kind = NoticeKind.DeliveriesDead,
            Subject = endpoint,
            Occasion = toldAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            Title = $"{count} to {endpoint} {was} given up",
            Detail = $"Refused for good, or tried in vain until the time for {them} was over. Nothing is lost: see why, and once it is mended choose “Send many again” there.",
            DetailForPublishers = $"Your server refused {them} for good, or did not take {them} in all the time we tried. We keep {them}: tell your manager once it is mended, and we send {them} again.",
            Path = $"/deliveries?state=dead&range=last-30d&endpoint={Uri.EscapeDataString(endpoint)}",
            Publishers = publishers,
        };
    }
}
