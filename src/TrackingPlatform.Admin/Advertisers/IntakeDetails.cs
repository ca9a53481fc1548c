using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Advertisers;

/// <summary>How an advertiser's postbacks fared in the last 24 hours.</summary>
/// <param name="Received">All of them.</param>
/// <param name="Verdicts">By verdict, those without any too.</param>
/// <param name="Notes">What did not refuse a postback but stricter checks would, and what was not applied, by reason.</param>
/// <param name="Refusals">The last refused ones, newest first.</param>
/// <param name="LastAt">When the last one came, to the hour where it is longer ago; null while none ever did.</param>
/// <param name="SilentSince">Set when it normally sends more and has sent nothing since, and that is no chance.</param>
/// <param name="MissedPostbacks">How many would have come since then, by the time it was noticed.</param>
public sealed record IntakeDetails(
    long Received,
    IReadOnlyDictionary<string, long> Verdicts,
    IReadOnlyDictionary<string, long> Notes,
    IReadOnlyList<IntakeRefusal> Refusals,
    DateTimeOffset? LastAt,
    DateTimeOffset? SilentSince,
    long? MissedPostbacks)
{
    public static IntakeDetails Of(IntakeFigures figures) => new(
        figures.Verdicts.Values.Sum(),
        WireName<PostbackVerdict>.All.ToDictionary(name => name, name => WireName<PostbackVerdict>.TryParse(name, out var verdict) ? figures.Verdicts.GetValueOrDefault(verdict) : 0),
        figures.Notes,
        [.. figures.Refusals.Select(IntakeRefusal.Of)],
        figures.Last,
        figures.Silence?.Since,
        figures.Silence is { } silence ? (long)decimal.Round(silence.Expected) : null);
}
