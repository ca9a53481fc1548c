using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>A click-through as a frame of the clicks' journal. First bytes from 128 on are no layouts of clicks.</summary>
internal static class ClickThroughFrame
{
    public const byte Kind = 0x81;

    public static void Write(ref FrameWriter frame, ClickThrough through)
    {
        frame.Byte(Kind);
        frame.Guid(through.TenantId.Value);
        frame.Guid(through.ClickId.Value);
        frame.Count(through.Position);
        frame.Guid(through.OfferId?.Value);
        frame.Guid(through.LandingPageId.Value);
        frame.Guid(through.PublisherId.Value);
        frame.Text(through.Reason);
        frame.Int64(through.At.ToUnixTimeMilliseconds());
    }

    public static ClickThrough Read(ReadOnlySpan<byte> bytes)
    {
        var frame = new FrameReader(bytes[1..]);
        return new ClickThrough(
            new TenantId(frame.Guid()),
            new ClickId(frame.Guid()),
            frame.Count(),
            frame.OptionalGuid() is { } offer ? new OfferId(offer) : null,
            new LandingPageId(frame.Guid()),
            new PublisherId(frame.Guid()),
            frame.Text(),
            DateTimeOffset.FromUnixTimeMilliseconds(frame.Int64()));
    }
}
