using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>How an advertiser's postbacks fared lately.</summary>
/// <param name="Verdicts">How many got each verdict; those that got none are missing.</param>
/// <param name="Notes">Reason codes of what did not refuse a postback, such as what a check that only reports would have refused, with how often.</param>
/// <param name="Refusals">The last refused ones, newest first.</param>
/// <param name="Last">When the last one came, to the hour where it is longer ago; null while none ever did.</param>
/// <param name="Silence">It has fallen silent, and that is no chance; null when it has not.</param>
public sealed record IntakeFigures(
    IReadOnlyDictionary<PostbackVerdict, long> Verdicts,
    IReadOnlyDictionary<string, long> Notes,
    IReadOnlyList<InboundEntry> Refusals,
    DateTimeOffset? Last,
    PostbackSilence? Silence);
