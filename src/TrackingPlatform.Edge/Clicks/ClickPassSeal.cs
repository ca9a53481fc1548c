using System.Buffers.Text;
using System.Security.Cryptography;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Seals what visitors carry from a page before the offer, so that nobody reads or changes it on the way.</summary>
internal sealed class ClickPassSeal(SecretBox box)
{
    /// <summary>Characters of a sealed pass at the most: it must fit a cookie, and an address with all else in it.</summary>
    public const int Longest = 3_500;

    private const byte Layout = 1;

    // Sealing adds nonce and tag, and writes three bytes as four characters.
    private const int MostBytes = (Longest / 4 * 3) - 32;

    public string Seal(ClickPass pass)
    {
        // What nobody here knows is left behind first, then the publisher's own values: the click has them all.
        foreach (var parameters in new[] { pass.Parameters, pass.Parameters with { Others = [] }, ClickParameters.Empty })
        {
            if (TrySeal(pass with { Parameters = parameters }, out var text))
            {
                return text;
            }
        }

        throw new InvalidOperationException("A pass without parameters is always short enough.");
    }

    /// <summary>The pass; null when it is none of ours, or of a layout of another version.</summary>
    public ClickPass? Open(string? text)
    {
        if (text is not { Length: > 0 and <= Longest } || !Base64Url.IsValid(text))
        {
            return null;
        }

        var opened = box.Open(SecretPurpose.ClickPass, Convert.ToBase64String(Base64Url.DecodeFromChars(text)));
        return opened is [Layout, ..] ? Read(opened) : null;
    }

    private bool TrySeal(ClickPass pass, out string text)
    {
        var frame = new FrameWriter(512);
        try
        {
            Write(ref frame, pass);
            var isShort = frame.Written.Length <= MostBytes;
            text = isShort
                ? Base64Url.EncodeToString(Convert.FromBase64String(box.Seal(SecretPurpose.ClickPass, frame.Written, RandomNumberGenerator.GetBytes(SecretBox.NonceSize))))
                : string.Empty;
            return isShort;
        }
        finally
        {
            frame.Dispose();
        }
    }

    private static void Write(ref FrameWriter frame, ClickPass pass)
    {
        frame.Byte(Layout);
        frame.Guid(pass.TenantId.Value);
        frame.Guid(pass.ClickId.Value);
        frame.Guid(pass.PublisherId.Value);
        frame.Guid(pass.CampaignId?.Value);
        frame.Count(pass.Route);
        frame.Guid(pass.OfferId.Value);
        frame.Guid(pass.LandingPageId.Value);
        frame.Int64(pass.ExpiresAt.ToUnixTimeSeconds());
        ClickFrame.Write(ref frame, pass.Parameters);
    }

    private static ClickPass Read(byte[] bytes)
    {
        var frame = new FrameReader(bytes.AsSpan(1));
        return new ClickPass
        {
            TenantId = new TenantId(frame.Guid()),
            ClickId = new ClickId(frame.Guid()),
            PublisherId = new PublisherId(frame.Guid()),
            CampaignId = frame.OptionalGuid() is { } campaign ? new CampaignId(campaign) : null,
            Route = frame.Count(),
            OfferId = new OfferId(frame.Guid()),
            LandingPageId = new LandingPageId(frame.Guid()),
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(frame.Int64()),
            Parameters = ClickFrame.ReadParameters(ref frame),
        };
    }
}
