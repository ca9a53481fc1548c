using System.ComponentModel;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Offers;

/// <summary>One point of a cap's course.</summary>
public sealed record CapPointDetails
{
    [Description("The beginning of the stretch.")]
    public required DateTimeOffset From { get; init; }

    [Description("Used from the period's beginning to the end of this stretch.")]
    [JsonConverter(typeof(PlainNumberJson))]
    public required string Used { get; init; }

    [Description("The same of the period before.")]
    [JsonConverter(typeof(PlainNumberJson))]
    public required string Before { get; init; }
}
