namespace TrackingPlatform.Domain.Advertisers;

/// <summary>Finds who may have sent a postback, among all tenants, without a database.</summary>
public interface IAdvertiserDirectory
{
    /// <summary>The advertiser whose token has this SHA-256; null when there is none.</summary>
    PostbackSender? FindByTokenHash(ReadOnlySpan<byte> hash);

    /// <summary>The advertiser of this id; null when there is none.</summary>
    PostbackSender? Find(AdvertiserId id);
}
