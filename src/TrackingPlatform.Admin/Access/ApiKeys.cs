using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>The machines' ways into a tenant.</summary>
internal sealed class ApiKeys(TenantScope tenants, ApiKeyLookup lookup, TimeProvider clock, ILogger<ApiKeys> logger)
{
    private const string Prefix = "tpk_";
    private const int HintLength = 4;

    public async Task<Outcome<IReadOnlyList<ApiKeyRow>>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Administer))
        {
            return new Outcome<IReadOnlyList<ApiKeyRow>>.Forbidden(Permissions.Administer);
        }

        var keys = await tenants.RunAsync(
            actor.TenantId,
            (context, token) => context.ApiKeys.AsNoTracking().OrderBy(key => key.RevokedAt != null).ThenByDescending(key => key.CreatedAt).ToListAsync(token),
            cancellationToken);
        return new Outcome<IReadOnlyList<ApiKeyRow>>.Done(
            [.. keys.Select(key => new ApiKeyRow(key.Id, key.Name, key.Hint, key.Scopes, key.CreatedAt, key.LastUsedAt, key.RevokedAt))]);
    }

    public async Task<Outcome<ApiKeySecret>> CreateAsync(Actor actor, string? name, IReadOnlyCollection<ApiScope> scopes, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Administer))
        {
            return new Outcome<ApiKeySecret>.Forbidden(Permissions.Administer);
        }

        var check = new DraftCheck();
        var label = check.Name(name);
        if (scopes.Count == 0)
        {
            check.Refuse("scopes", "required", "Choose what the key may do.");
        }

        if (check.HasProblems)
        {
            return check.Refused<ApiKeySecret>();
        }

        var secret = MakeSecret();
        var key = KeyOf(actor.TenantId, label, scopes.Distinct(), secret, clock.GetUtcNow());
        await tenants.RunAsync(
            actor.TenantId,
            (context, token) =>
            {
                context.Add(key);
                return context.SaveChangesAsync(token);
            },
            cancellationToken);
        logger.ApiKeyMade(key.Id.ToString(), actor.TenantId.ToString(), actor.Name);
        return new Outcome<ApiKeySecret>.Done(new ApiKeySecret(key.Id, key.Name, secret));
    }

    /// <summary>Ends a key for good; doing so twice changes nothing.</summary>
    public async Task<Outcome<ApiKeyId>> RevokeAsync(Actor actor, ApiKeyId id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.Administer))
        {
            return new Outcome<ApiKeyId>.Forbidden(Permissions.Administer);
        }

        var key = await tenants.RunAsync(
            actor.TenantId,
            async (context, token) =>
            {
                var found = await context.ApiKeys.SingleOrDefaultAsync(row => row.Id == id, token);
                found?.Revoke(clock.GetUtcNow());
                await context.SaveChangesAsync(token);
                return found;
            },
            cancellationToken);
        if (key is null)
        {
            return new Outcome<ApiKeyId>.NotFound();
        }

        lookup.Forget(key.Hash);
        logger.ApiKeyRevoked(id.ToString(), actor.TenantId.ToString(), actor.Name);
        return new Outcome<ApiKeyId>.Done(id);
    }

    internal static ApiKey KeyOf(TenantId tenant, string name, IEnumerable<ApiScope> scopes, string secret, DateTimeOffset now) =>
        ApiKey.Create(tenant, name, scopes, ApiKeyLookup.HashOf(secret), secret[^Math.Min(HintLength, secret.Length)..], now);

    private static string MakeSecret()
    {
        var bytes = RandomNumberGenerator.GetBytes(32);
        return Prefix + CrockfordBase32.Encode(new Guid(bytes.AsSpan(..16), bigEndian: true)) + CrockfordBase32.Encode(new Guid(bytes.AsSpan(16..), bigEndian: true));
    }
}
