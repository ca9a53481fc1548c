using System.Globalization;
using System.Text.Json.Serialization;
using TrackingPlatform.Data.Offers;

namespace TrackingPlatform.Admin.Offers;

/// <summary>A counter that was wrong.</summary>
public sealed record CapProofLine
{
    public required string Cap { get; init; }

    public required DateTimeOffset From { get; init; }

    [JsonConverter(typeof(PlainNumberJson))]
    public required string Used { get; init; }

    [JsonConverter(typeof(PlainNumberJson))]
    public required string Counted { get; init; }

    internal static CapProofLine Of(CapDifference difference) => new()
    {
        Cap = difference.Cap,
        From = difference.PeriodStart,
        Used = difference.Used.ToString("0.####", CultureInfo.InvariantCulture),
        Counted = difference.Counted.ToString("0.####", CultureInfo.InvariantCulture),
    };
}
