using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Postbacks;

namespace TrackingPlatform.Data.Reporting;

/// <summary>The whole story that one id belongs to.</summary>
public sealed record TraceStory
{
    /// <summary>The id as it was asked for.</summary>
    public required string Asked { get; init; }

    /// <summary>What the id is: <c>click</c>, <c>conversion</c>, <c>receipt</c>, <c>delivery</c>, <c>txn_id</c> or <c>click_ref</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Two sentences in plain words.</summary>
    public required string Answer { get; init; }

    /// <summary>The click; null where the postback's click is unknown or no longer kept.</summary>
    public ClickEntry? Click { get; init; }

    /// <summary>The conversion that the answer is about: the one asked for, else the newest.</summary>
    public ConversionEntry? Conversion { get; init; }

    /// <summary>The conversions of the click, the newest two hundred of them and the one asked for, oldest first.</summary>
    public IReadOnlyList<ConversionEntry> Conversions { get; init; } = [];

    /// <summary>All postbacks about them, refused ones too, oldest first.</summary>
    public IReadOnlyList<InboundEntry> Postbacks { get; init; } = [];

    /// <summary>All deliveries of them, oldest first, each with its attempts.</summary>
    public IReadOnlyList<DeliveryEntry> Deliveries { get; init; } = [];
}
