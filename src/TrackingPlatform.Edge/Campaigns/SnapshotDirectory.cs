using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Campaigns;

/// <summary>Finds the senders of postbacks in the snapshot in force, so that they are known with the database away.</summary>
internal sealed class SnapshotDirectory(CurrentSnapshot snapshots) : IAdvertiserDirectory
{
    public PostbackSender? FindByTokenHash(ReadOnlySpan<byte> hash) =>
        snapshots.Value.AdvertisersByToken.TryGetValue(Convert.ToHexString(hash), out var entry) ? ToSender(entry) : null;

    public PostbackSender? Find(AdvertiserId id) => snapshots.Value.Advertisers.TryGetValue(id, out var entry) ? ToSender(entry) : null;

    public TenantId? FindTenantByNetwork(PostbackDialect dialect, string network) =>
        snapshots.Value.TenantsByNetwork.TryGetValue((dialect, network), out var entry) ? entry.Id : null;

    public DialectSettings? FindDialect(TenantId tenant, PostbackDialect dialect) =>
        snapshots.Value.Tenants.TryGetValue(tenant, out var entry) ? entry.Dialects.GetValueOrDefault(dialect) : null;

    public TenantId? FindTenantByHost(string host) => snapshots.Value.Hosts.OwnerOf(host)?.Id;

    private static PostbackSender ToSender(AdvertiserEntry entry) => new(entry.Tenant.Id, entry.Id, entry.Keys, entry.Tenant.AlwaysAnswers200)
    {
        Checks = entry.Checks,
        Addresses = entry.Addresses,
        Dialects = entry.Tenant.Dialects,
    };
}
