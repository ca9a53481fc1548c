using System.Collections.Frozen;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Reads the snapshot's rows about who sends postbacks, and in whose manner.</summary>
internal static class SenderRows
{
    /// <summary>The advertiser of a row; null when a check cannot be understood, since guessing could open what was closed.</summary>
    public static AdvertiserEntry? Read(TenantEntry tenant, SnapshotContents.AdvertiserRow row)
    {
        if (!TryCheck(row.TokenCheck, SenderCheck.Enforced, out var token)
            || !TryCheck(row.SignatureCheck, SenderCheck.Off, out var signature)
            || !TryCheck(row.AddressCheck, SenderCheck.Off, out var address))
        {
            return null;
        }

        List<SenderKey> keys = [new(row.TokenHash, row.TokenCipher, null)];
        if (row is { FormerTokenHash: { } hash, FormerTokenCipher: { } cipher, FormerTokenUntil: { } until })
        {
            keys.Add(new SenderKey(hash, cipher, until));
        }

        return new AdvertiserEntry(tenant, new AdvertiserId(row.Id), keys, new SenderChecks(token, signature, address), AddressList.Of(row.Addresses));
    }

    /// <summary>Advertisers by the SHA-256 of their tokens. A token in use goes before one that is being replaced.</summary>
    public static FrozenDictionary<string, AdvertiserEntry> ByToken(IReadOnlyCollection<AdvertiserEntry> advertisers)
    {
        var byToken = new Dictionary<string, AdvertiserEntry>(StringComparer.Ordinal);
        foreach (var (key, entry) in advertisers.SelectMany(each => each.Keys.Select(key => (key, each))).OrderBy(each => each.key.Until is not null))
        {
            byToken.TryAdd(Convert.ToHexString(key.Hash), entry);
        }

        return byToken.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>A tenant's dialects; one that is unknown here is left out.</summary>
    public static FrozenDictionary<PostbackDialect, DialectSettings> Dialects(IEnumerable<SnapshotContents.DialectRow> rows) => rows
        .Where(row => WireName<PostbackDialect>.TryParse(row.Dialect, out _))
        .ToFrozenDictionary(
            row => WireName<PostbackDialect>.TryParse(row.Dialect, out var dialect) ? dialect : default,
            row => new DialectSettings(row.Network, row.Advertiser is { } advertiser ? new AdvertiserId(advertiser) : null, row.Events.ToFrozenDictionary()));

    /// <summary>Tenants by what another platform calls their account. A name that two claim belongs to neither: host or token must tell them apart.</summary>
    public static FrozenDictionary<(PostbackDialect, string), TenantEntry> ByNetwork(IEnumerable<TenantEntry> tenants) => tenants
        .SelectMany(tenant => tenant.Dialects.Where(each => each.Value.Network is not null).Select(each => (Key: (each.Key, each.Value.Network ?? ""), Tenant: tenant)))
        .GroupBy(each => each.Key, each => each.Tenant)
        .Where(group => group.Count() == 1)
        .ToFrozenDictionary(group => group.Key, group => group.Single());

    private static bool TryCheck(string? name, SenderCheck otherwise, out SenderCheck check)
    {
        check = otherwise;
        return name is null || WireName<SenderCheck>.TryParse(name, out check);
    }
}
