using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>A click as a journal frame. The first byte is the layout's version: a newer node reads what an older one wrote.</summary>
internal static class ClickFrame
{
    // 2 added what is known of the visitor's network and device, 3 the landing page.
    private const byte Layout = 3;

    public static void Write(ref FrameWriter frame, Click click)
    {
        frame.Byte(Layout);
        frame.Guid(click.Id.Value);
        frame.Guid(click.TenantId.Value);
        frame.Guid(click.PublisherId.Value);
        frame.Guid(click.LinkId?.Value);
        frame.Guid(click.CampaignId?.Value);
        frame.Guid(click.OfferId?.Value);
        frame.Guid(click.AdvertiserId?.Value);
        frame.Text(click.Currency.Code);
        frame.Byte((byte)click.Verdict);
        frame.Text(click.Reason);
        frame.Text(click.Destination);
        frame.Int32((int)click.Flags);
        frame.Int32(click.Day.DayNumber);
        frame.Int64(click.SnapshotVersion);
        frame.Text(click.Trail);
        Write(ref frame, click.Parameters);
        Write(ref frame, click.Visitor);
        frame.Guid(click.LandingPageId?.Value);
    }

    public static Click Read(ReadOnlySpan<byte> bytes)
    {
        var frame = new FrameReader(bytes);
        var layout = frame.Byte();
        if (layout is 0 or > Layout)
        {
            throw new InvalidDataException($"Layout {layout} of a click frame is not known to this version.");
        }

        return new Click
        {
            Id = new ClickId(frame.Guid()),
            TenantId = new TenantId(frame.Guid()),
            PublisherId = new PublisherId(frame.Guid()),
            LinkId = frame.OptionalGuid() is { } link ? new LinkId(link) : null,
            CampaignId = frame.OptionalGuid() is { } campaign ? new CampaignId(campaign) : null,
            OfferId = frame.OptionalGuid() is { } offer ? new OfferId(offer) : null,
            AdvertiserId = frame.OptionalGuid() is { } advertiser ? new AdvertiserId(advertiser) : null,
            Currency = Currency.TryParse(frame.RequiredText(), out var currency) ? currency : throw new InvalidDataException("The currency is not known."),
            Verdict = (ClickVerdict)frame.Byte(),
            Reason = frame.Text(),
            Destination = frame.RequiredText(),
            Flags = (ClickFlags)frame.Int32(),
            Day = DateOnly.FromDayNumber(frame.Int32()),
            SnapshotVersion = frame.Int64(),
            Trail = frame.RequiredText(),
            Parameters = ReadParameters(ref frame),
            Visitor = ReadVisitor(ref frame, layout),
            LandingPageId = layout >= 3 && frame.OptionalGuid() is { } landing ? new LandingPageId(landing) : null,
        };
    }

    internal static void Write(ref FrameWriter frame, ClickParameters parameters)
    {
        frame.Count(parameters.Subs.Count);
        for (var index = 0; index < parameters.Subs.Count; index++)
        {
            frame.Text(parameters.Subs[index]);
        }

        frame.Text(parameters.ClickRef);
        frame.Text(parameters.Source);
        frame.Text(parameters.Creative);
        frame.Text(parameters.Landing);
        frame.Text(parameters.Cost);
        frame.Count(parameters.Others.Count);
        for (var index = 0; index < parameters.Others.Count; index++)
        {
            frame.Text(parameters.Others[index].Key);
            frame.Text(parameters.Others[index].Value);
        }
    }

    internal static ClickParameters ReadParameters(ref FrameReader frame)
    {
        var subs = frame.Count() is > 0 and <= ClickLimits.Subs and var count ? new string?[count] : [];
        for (var index = 0; index < subs.Length; index++)
        {
            subs[index] = frame.Text();
        }

        var parameters = new ClickParameters
        {
            Subs = subs,
            ClickRef = frame.Text(),
            Source = frame.Text(),
            Creative = frame.Text(),
            Landing = frame.Text(),
            Cost = frame.Text(),
        };
        var others = new List<KeyValuePair<string, string>>();
        for (var left = frame.Count(); left > 0; left--)
        {
            others.Add(KeyValuePair.Create(frame.RequiredText(), frame.RequiredText()));
        }

        return others.Count == 0 ? parameters : parameters with { Others = others };
    }

    private static void Write(ref FrameWriter frame, Visitor visitor)
    {
        frame.Text(visitor.Address);
        frame.Text(visitor.UserAgent);
        frame.Bytes(visitor.Key);
        frame.Text(visitor.Country);
        frame.Text(visitor.Region);
        frame.Text(visitor.City);
        frame.Text(visitor.Device);
        frame.Text(visitor.Os);
        frame.Text(visitor.OsVersion);
        frame.Text(visitor.Browser);
        frame.Text(visitor.BrowserVersion);
        frame.Text(visitor.Language);
        frame.Text(visitor.Referrer);
        frame.Int64(visitor.Asn ?? 0);
        frame.Text(visitor.Isp);
        frame.Text(visitor.Connection);
        frame.Text(visitor.Brand);
    }

    private static Visitor ReadVisitor(ref FrameReader frame, byte layout) => new()
    {
        Address = frame.Text(),
        UserAgent = frame.Text(),
        Key = frame.Bytes(),
        Country = frame.Text(),
        Region = frame.Text(),
        City = frame.Text(),
        Device = frame.Text(),
        Os = frame.Text(),
        OsVersion = frame.Text(),
        Browser = frame.Text(),
        BrowserVersion = frame.Text(),
        Language = frame.Text(),
        Referrer = frame.Text(),
        Asn = layout >= 2 && frame.Int64() is > 0 and var asn ? asn : null,
        Isp = layout >= 2 ? frame.Text() : null,
        Connection = layout >= 2 ? frame.Text() : null,
        Brand = layout >= 2 ? frame.Text() : null,
    };
}
