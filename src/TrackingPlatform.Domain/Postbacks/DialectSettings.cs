using System.Collections.Frozen;
using TrackingPlatform.Domain.Advertisers;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>How a tenant takes postbacks in another platform's manner.</summary>
/// <param name="Network">What that platform calls the tenant's account, such as <c>nid</c> at Everflow; null where it has no such name.</param>
/// <param name="Advertiser">Who sends, where the request does not say; null leaves it to the click.</param>
/// <param name="Events">The other platform's event and goal ids with our event names; what is not there is taken for an event's name.</param>
public sealed record DialectSettings(string? Network, AdvertiserId? Advertiser, FrozenDictionary<string, string> Events)
{
    /// <summary>How many events may be mapped.</summary>
    public const int MostEvents = 500;

    /// <summary>Switched on, and nothing more.</summary>
    public static readonly DialectSettings Plain = new(null, null, FrozenDictionary<string, string>.Empty);

    /// <summary>Our name of the other platform's event. Null, the default event, for nothing, and for the number under which it keeps its own default.</summary>
    public string? EventOf(string? foreign, DialectTerms terms)
    {
        var given = foreign?.Trim();
        return string.IsNullOrEmpty(given) ? null
            : Events.TryGetValue(given, out var mapped) ? mapped
            : given == terms.DefaultEvent ? null
            : given;
    }
}
