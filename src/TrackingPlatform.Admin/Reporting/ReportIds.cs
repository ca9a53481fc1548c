using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The things that figures are broken down by, as ids.</summary>
internal static class ReportIds
{
    /// <summary>How a filter names what has no such thing: clicks by a long form have no link.</summary>
    public const string None = "none";

    /// <summary>Whether rows of the dimension are things with an id and a name.</summary>
    public static bool AreIn(ReportAxis axis) => PrefixOf(axis.Dimension) is not null;

    /// <summary>How ids of the dimension begin; null where it has none.</summary>
    public static string? PrefixOf(ReportDimension dimension) => dimension switch
    {
        ReportDimension.Campaign => CampaignId.Prefix,
        ReportDimension.Offer => OfferId.Prefix,
        ReportDimension.Publisher => PublisherId.Prefix,
        ReportDimension.Advertiser => AdvertiserId.Prefix,
        ReportDimension.Link => LinkId.Prefix,
        ReportDimension.Event => EventId.Prefix,
        ReportDimension.Landing => LandingPageId.Prefix,
        _ => null,
    };

    /// <summary>Reads an id of the dimension, or <see cref="None"/> as the empty one.</summary>
    public static bool TryParse(ReportDimension dimension, string text, out Guid id)
    {
        id = Guid.Empty;
        return PrefixOf(dimension) is { } prefix
            && (text == None || (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && CrockfordBase32.TryDecode(text.AsSpan(prefix.Length), out id)));
    }

    /// <summary>Writes what <see cref="TryParse"/> reads.</summary>
    public static string Format(ReportDimension dimension, Guid id) => id == Guid.Empty ? None : PrefixOf(dimension) + CrockfordBase32.Encode(id);
}
