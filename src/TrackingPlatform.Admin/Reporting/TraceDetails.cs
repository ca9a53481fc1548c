using TrackingPlatform.Admin.Clicks;
using TrackingPlatform.Admin.Conversions;
using TrackingPlatform.Admin.Forwarding;
using TrackingPlatform.Admin.Postbacks;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>The whole story of one id as the API shows it.</summary>
internal sealed record TraceDetails
{
    /// <summary>The id as it was asked for.</summary>
    public required string Id { get; init; }

    /// <summary>What it is: <c>click</c>, <c>conversion</c>, <c>receipt</c>, <c>delivery</c>, <c>txn_id</c> or <c>click_ref</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What became of it, in two sentences.</summary>
    public required string Answer { get; init; }

    /// <summary>Null where the click is unknown, or no longer kept.</summary>
    public ClickDetails? Click { get; init; }

    /// <summary>What routing looked at, what it saw and what followed.</summary>
    public required IReadOnlyList<RoutingStep> Rules { get; init; }

    /// <summary>Why the click got it, or why not.</summary>
    public AttributionExplanation? Attribution { get; init; }

    /// <summary>The conversion that the answer is about: the one asked for, else the newest.</summary>
    public ConversionId? Conversion { get; init; }

    /// <summary>The money of that conversion.</summary>
    public TraceMoney? Money { get; init; }

    /// <summary>What that conversion and its changes did to caps, in order.</summary>
    public IReadOnlyList<TraceCap> Caps { get; init; } = [];

    /// <summary>All conversions of the click, oldest first.</summary>
    public required IReadOnlyList<ConversionDetails> Conversions { get; init; }

    /// <summary>All postbacks about them, refused ones too, oldest first.</summary>
    public required IReadOnlyList<InboundDetails> Postbacks { get; init; }

    /// <summary>All deliveries of them with their attempts, oldest first.</summary>
    public required IReadOnlyList<DeliveryDetails> Deliveries { get; init; }

    public static TraceDetails Of(TraceStory story) => new()
    {
        Id = story.Asked,
        Kind = story.Kind,
        Answer = story.Answer,
        Click = story.Click is { } click ? ClickDetails.Of(click) : null,
        Rules = story.Click?.Steps ?? [],
        Attribution = TracePath.Explanation(story),
        Conversion = story.Conversion?.Id,
        Money = story.Conversion is { } conversion ? TraceMoney.Of(conversion) : null,
        Caps = story.Conversion is { } counted ? TraceCap.Of(counted) : [],
        Conversions = [.. story.Conversions.Select(ConversionDetails.Of)],
        Postbacks = [.. story.Postbacks.Select(InboundDetails.Of)],
        Deliveries = [.. story.Deliveries.Select(DeliveryDetails.Of)],
    };
}
