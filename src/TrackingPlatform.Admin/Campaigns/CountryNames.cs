using System.Collections.Immutable;
using System.Globalization;
using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Countries by their two letters of ISO 3166, with their English names.</summary>
internal static class CountryNames
{
    public static ImmutableArray<FilterOption> All { get; } =
    [
        .. CultureInfo.GetCultures(CultureTypes.SpecificCultures)
            .Select(culture => new RegionInfo(culture.Name))
            .Where(region => region.TwoLetterISORegionName is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'])
            .DistinctBy(region => region.TwoLetterISORegionName)
            .OrderBy(region => region.EnglishName, StringComparer.Ordinal)
            .Select(region => new FilterOption(region.TwoLetterISORegionName, region.EnglishName)),
    ];
}
