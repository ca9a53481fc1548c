using System.Collections.Concurrent;
using System.Security.Cryptography;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Privacy;

namespace TrackingPlatform.Edge.Privacy;

/// <summary>Opens the keys under which visitors of a day are told apart. The sealed keys come with the snapshot.</summary>
internal sealed class VisitorDayKeys(SecretBox box)
{
    private const int KeySize = 32;

    // The key with the sealed text it was opened from, so that a key made in an outage gives way to the shared one later.
    private readonly ConcurrentDictionary<DateOnly, (string? Cipher, byte[] Key)> _keys = new();

    public byte[] Of(CampaignSnapshot snapshot, DateOnly day)
    {
        snapshot.VisitorKeys.TryGetValue(day, out var cipher);
        if (_keys.TryGetValue(day, out var known) && (known.Cipher == cipher || cipher is null))
        {
            return known.Key;
        }

        // Without a shared key (the database has been away for days) this node tells its own visitors apart with a key of its own.
        var key = (cipher is null ? null : box.Open(SecretPurpose.VisitorKey, cipher)) ?? RandomNumberGenerator.GetBytes(KeySize);
        var kept = _keys.AddOrUpdate(day, (cipher, key), (_, now) => now.Cipher == cipher ? now : (cipher, key));
        Forget(day);
        return kept.Key;
    }

    private void Forget(DateOnly today)
    {
        foreach (var day in _keys.Keys)
        {
            if (day.DayNumber < today.DayNumber - 2)
            {
                _keys.TryRemove(day, out _);
            }
        }
    }
}
