using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Advertisers;

/// <summary>A postback that was refused.</summary>
/// <param name="Receipt">Under which all of it is found.</param>
/// <param name="At">When it came.</param>
/// <param name="Reason">The reason code.</param>
/// <param name="Because">The reason in words, as the end of a sentence.</param>
/// <param name="Advice">What to do.</param>
public sealed record IntakeRefusal(ReceiptId Receipt, DateTimeOffset At, string? Reason, string Because, string? Advice)
{
    public static IntakeRefusal Of(InboundEntry entry) => new(entry.Id, entry.At, entry.Reason, ReasonWords.Of(entry.Reason), entry.Detail);
}
