using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Advertisers;

/// <summary>Finds who may have sent a postback, among all tenants, without a database.</summary>
public interface IAdvertiserDirectory
{
    /// <summary>The advertiser one of whose tokens has this SHA-256, whether it still counts or not; null when there is none.</summary>
    PostbackSender? FindByTokenHash(ReadOnlySpan<byte> hash);

    /// <summary>The advertiser of this id; null when there is none.</summary>
    PostbackSender? Find(AdvertiserId id);

    /// <summary>The tenant that a postback in another platform's manner is for, by what the platform calls its account; null when no tenant, or more than one, has that name.</summary>
    TenantId? FindTenantByNetwork(PostbackDialect dialect, string network);

    /// <summary>The tenant whose own host was asked; null when the host is nobody's.</summary>
    TenantId? FindTenantByHost(string host);

    /// <summary>How a tenant takes postbacks in another platform's manner; null when it does not.</summary>
    DialectSettings? FindDialect(TenantId tenant, PostbackDialect dialect);
}
