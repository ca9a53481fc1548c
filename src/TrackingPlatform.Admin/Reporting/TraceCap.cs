using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Data.Conversions;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What one change of a conversion did to a cap.</summary>
public sealed record TraceCap
{
    [Description("The number of the change.")]
    public required int EventSeq { get; init; }

    [Description("Such as `offer:off_…:conversions:day`.")]
    public required string Cap { get; init; }

    [Description("Whose counter it is, where publishers are counted apart.")]
    public string? Publisher { get; init; }

    [JsonConverter(typeof(PlainNumberJson))]
    public required string Before { get; init; }

    [JsonConverter(typeof(PlainNumberJson))]
    public required string After { get; init; }

    [JsonConverter(typeof(PlainNumberJson))]
    public required string Limit { get; init; }

    [Description("It had no room.")]
    public bool Refused { get; init; }

    /// <summary>The changes of a conversion with what each did, in order.</summary>
    public static IReadOnlyList<TraceCap> Of(ConversionEntry conversion) =>
    [
        .. conversion.History.SelectMany(change => change.Caps.Select(note => new TraceCap
        {
            EventSeq = change.EventSeq,
            Cap = note.Cap,
            Publisher = note.Publisher,
            Before = Text(note.Before),
            After = Text(note.After),
            Limit = Text(note.Limit),
            Refused = note.Refused,
        })),
    ];

    private static string Text(decimal figure) => figure.ToString("0.####", CultureInfo.InvariantCulture);
}
