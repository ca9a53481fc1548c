using System.ComponentModel;
using TrackingPlatform.Data.Amounts;

namespace TrackingPlatform.Admin.Amounts;

/// <summary>Where rates are fetched, and how that went.</summary>
public sealed record RateSourceDetails
{
    public required string Url { get; init; }

    public required string SetBy { get; init; }

    public required DateTimeOffset NextAt { get; init; }

    [Description("When it was last tried; null before the first time.")]
    public DateTimeOffset? TriedAt { get; init; }

    [Description("When it last gave rates.")]
    public DateTimeOffset? FetchedAt { get; init; }

    [Description("Rates that came last time.")]
    public required int Rates { get; init; }

    [Description("Why the last try gave nothing; null when it gave rates. Rates stored before stay in force.")]
    public string? Problem { get; init; }

    internal static RateSourceDetails Of(RateSource source) => new()
    {
        Url = source.Url,
        SetBy = source.SetBy,
        NextAt = source.NextAt,
        TriedAt = source.TriedAt,
        FetchedAt = source.FetchedAt,
        Rates = source.Rates,
        Problem = source.Problem,
    };
}
