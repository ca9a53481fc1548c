using TrackingPlatform.Admin.Conversions;
using TrackingPlatform.Admin.Forwarding;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The path of a trace: clicked, routed, reported, attributed, priced, told. Only steps that were taken are on it.</summary>
internal static class TracePath
{
    public static IReadOnlyList<TraceStep> Of(TraceStory story, DateTimeOffset now, TimeZoneInfo zone) =>
    [
        .. new[] { Clicked(story.Click, now, zone), Routed(story.Click), Reported(story, now, zone), Attributed(story), Priced(story.Conversion) }.OfType<TraceStep>(),
        .. Told(story),
    ];

    /// <summary>The deliveries of the conversion the trace is about, its latest change first in importance but all in order.</summary>
    public static IReadOnlyList<DeliveryEntry> Deliveries(TraceStory story) => [.. story.Deliveries.Where(each => each.ConversionId == story.Conversion?.Id)];

    /// <summary>The postbacks about the conversion the trace is about; all of them when nothing was booked.</summary>
    public static IReadOnlyList<InboundEntry> Postbacks(TraceStory story) =>
        story.Conversion is { } conversion && story.Conversions.Count > 1 ? [.. story.Postbacks.Where(each => each.ConversionId is null || each.ConversionId == conversion.Id)] : story.Postbacks;

    private static TraceStep? Clicked(ClickEntry? click, DateTimeOffset now, TimeZoneInfo zone) =>
        click is null ? null : new TraceStep("click", "Clicked", Figures.Time(click.Click.At, now, zone), "ok");

    private static TraceStep? Routed(ClickEntry? click) => click?.Click switch
    {
        null => null,
        { Verdict: ClickVerdict.Refused } refused => new TraceStep("routing", "Refused", refused.Reason ?? "", "bad"),
        _ => new TraceStep("routing", "Routed", click.OfferName ?? Count(click.Steps.Count, "step"), "ok"),
    };

    private static TraceStep? Reported(TraceStory story, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (Postbacks(story) is not [var first, ..] postbacks)
        {
            return null;
        }

        var telling = postbacks.FirstOrDefault(each => each.ConversionId is not null) ?? postbacks[^1];
        var name = telling.Verdict switch
        {
            PostbackVerdict.Rejected => "Refused",
            PostbackVerdict.Waiting => "Waiting",
            PostbackVerdict.Held => "Held",
            PostbackVerdict.Accepted or PostbackVerdict.Updated or PostbackVerdict.Duplicate => "Reported",
        };
        var detail = telling.Verdict == PostbackVerdict.Rejected ? telling.Reason ?? "" : postbacks.Count == 1 ? Figures.Time(first.At, now, zone) : Count(postbacks.Count, "postback");
        return new TraceStep("postback", name, detail, name == "Reported" ? "ok" : StatusTone.Of(WireName<PostbackVerdict>.Of(telling.Verdict)).Tone);
    }

    private static TraceStep? Attributed(TraceStory story) => Explanation(story) switch
    {
        null => null,
        { Winner: not null } won => new TraceStep("attribution", "Attributed", Age(won) is { } age ? $"{age} after the click" : $"by {won.Model.Replace('_', ' ')}", "ok"),
        var lost => new TraceStep("attribution", "Not attributed", lost.Candidates is [.., var last] ? last.Outcome : "", "bad"),
    };

    /// <summary>Why the click got it, or why not: from the conversion, else from the latest postback that looked at one.</summary>
    public static AttributionExplanation? Explanation(TraceStory story) =>
        story.Conversion?.Explanation ?? story.Postbacks.LastOrDefault(each => each.Explanation is not null)?.Explanation;

    private static TraceStep? Priced(ConversionEntry? conversion) => conversion is null ? null : conversion.Status switch
    {
        ConversionStatus.Approved => new TraceStep("money", "Priced", $"{conversion.Revenue.Text()} → {conversion.Payout.Text()}", "ok"),
        var status => new TraceStep("money", ConversionWords.Word(status), conversion.Reason ?? conversion.Payout.Text(), StatusTone.Of(ConversionWords.Name(status)).Tone),
    };

    private static IEnumerable<TraceStep> Told(TraceStory story)
    {
        if (story.Conversion is not { } conversion)
        {
            yield break;
        }

        var latest = Deliveries(story).Where(each => each.EventSeq == conversion.EventSeq).ToList();
        var counts = latest.GroupBy(each => each.State).ToDictionary(same => same.Key, same => same.Count());
        if (DeliveryWords.Sum(counts) is not { } sum)
        {
            yield break;
        }

        var worst = latest.First(each => counts[each.State] > 0 && DeliveryWords.StateOf(each.State) == sum.State);
        var state = DeliveryWords.StateOf(worst);
        var detail = worst.State == DeliveryState.Suppressed ? worst.Reason ?? "" : sum.Text ?? Count(worst.Attempts.Count, "attempt");
        yield return new TraceStep("delivery", char.ToUpperInvariant(state[0]) + state[1..], detail, StatusTone.Of(state).Tone);
    }

    private static string? Age(AttributionExplanation won) =>
        won.Candidates.FirstOrDefault(each => each.ClickId == won.Winner)?.AgeSeconds is { } age ? Figures.Duration(TimeSpan.FromSeconds(age)) : null;

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
