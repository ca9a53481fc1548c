using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Edge.Campaigns;

/// <summary>Finds the senders of postbacks in the snapshot in force, so that they are known with the database away.</summary>
internal sealed class SnapshotDirectory(CurrentSnapshot snapshots) : IAdvertiserDirectory
{
    public PostbackSender? FindByTokenHash(ReadOnlySpan<byte> hash) =>
        snapshots.Value.AdvertisersByToken.TryGetValue(Convert.ToHexString(hash), out var entry) ? ToSender(entry) : null;

    public PostbackSender? Find(AdvertiserId id) => snapshots.Value.Advertisers.TryGetValue(id, out var entry) ? ToSender(entry) : null;

    private static PostbackSender ToSender(AdvertiserEntry entry) =>
        new(entry.Tenant.Id, entry.Id, entry.TokenHash, entry.TokenCipher, entry.Tenant.AlwaysAnswers200);
}
