using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>An impression as a frame of the clicks' journal.</summary>
internal static class ImpressionFrame
{
    public const byte Kind = 0x82;

    public static void Write(ref FrameWriter frame, in Impression impression)
    {
        frame.Byte(Kind);
        frame.Guid(impression.TenantId.Value);
        frame.Int64(impression.Bucket.ToUnixTimeSeconds());
        frame.Guid(impression.PublisherId.Value);
        frame.Guid(impression.CampaignId?.Value);
        frame.Guid(impression.OfferId?.Value);
        frame.Guid(impression.AdvertiserId?.Value);
        frame.Guid(impression.LinkId?.Value);
        frame.Text(impression.Currency.Code);
        frame.Text(impression.Creative);
    }

    public static Impression Read(ReadOnlySpan<byte> bytes)
    {
        var frame = new FrameReader(bytes[1..]);
        return new Impression(
            new TenantId(frame.Guid()),
            DateTimeOffset.FromUnixTimeSeconds(frame.Int64()),
            new PublisherId(frame.Guid()),
            frame.OptionalGuid() is { } campaign ? new CampaignId(campaign) : null,
            frame.OptionalGuid() is { } offer ? new OfferId(offer) : null,
            frame.OptionalGuid() is { } advertiser ? new AdvertiserId(advertiser) : null,
            frame.OptionalGuid() is { } link ? new LinkId(link) : null,
            Currency.TryParse(frame.RequiredText(), out var currency) ? currency : throw new InvalidDataException("The currency is not known."),
            frame.RequiredText());
    }
}
