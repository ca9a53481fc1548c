using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Access;

/// <summary>
/// From the secret to what it opens. Remembers for a few seconds, so a key revoked on one node works that much longer on the others.
/// Unknown secrets are not remembered: they cannot fill the memory.
/// </summary>
internal sealed class ApiKeyLookup(PlatformScope platform, TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan UseResolution = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (ApiKeyEntry Entry, DateTimeOffset Until)> remembered = new(StringComparer.Ordinal);

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <returns>Null when no key has this secret, or it was revoked.</returns>
    public async Task<ApiKeyEntry?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = HashOf(secret);
        var slot = Convert.ToHexString(hash);
        var now = clock.GetUtcNow();
        if (remembered.TryGetValue(slot, out var known) && now < known.Until)
        {
            return known.Entry;
        }

        var entry = await platform.RunAsync("find an API key", (context, token) => FindAsync(context, hash, now, token), cancellationToken);
        if (entry is null)
        {
            remembered.TryRemove(slot, out _);
        }
        else
        {
            remembered[slot] = (entry, now + Memory);
        }

        return entry;
    }

    public void Forget(byte[] hash) => remembered.TryRemove(Convert.ToHexString(hash), out _);

    private static async Task<ApiKeyEntry?> FindAsync(PlatformDbContext context, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = await context.Set<ApiKey>()
            .FromSql($"select k.* from api_keys k join api_key_hashes h on h.tenant_id = k.tenant_id and h.key_id = k.id where h.hash = {hash}")
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        if (key is null || key.RevokedAt is not null)
        {
            return null;
        }

        if (key.LastUsedAt is not { } used || now - used >= UseResolution)
        {
            await context.Set<ApiKey>()
                .Where(row => row.TenantId == key.TenantId && row.Id == key.Id)
                .ExecuteUpdateAsync(change => change.SetProperty(row => row.LastUsedAt, now), cancellationToken);
        }

        return new ApiKeyEntry(key.TenantId, key.Id, key.Name, RolePermissions.Of(key.Scopes));
    }
}
