using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>Something code might do in one tenant's context, and whom it reaches.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Do">Does it as the owner of the first publisher, with the second publisher being another tenant's.</param>
/// <param name="BehindWalls">Whom it reaches with filters and row-level security.</param>
/// <param name="WithFiltersAlone">Whom it reaches where the policies are gone.</param>
internal sealed record IsolationCase(
    string Name, Func<TenantDbContext, Publisher, Publisher, Task<Outcome>> Do, Outcome BehindWalls, Outcome WithFiltersAlone)
{
    /// <summary>Tries it with two fresh tenants on a pool of one connection.</summary>
    public async Task<Outcome> TryAsync(PlatformDatabase on, bool noResetOnClose)
    {
        var (mine, theirs) = await TwoPublishersAsync(on);
        await using var contexts = new RuntimeContexts(on.Logins, poolSize: 1, noResetOnClose);
        // The one connection has served the other tenant just before.
        Assert.Equal(theirs.Name, await contexts.Scope.RunAsync(theirs.TenantId, (db, token) => db.Publishers.Select(row => row.Name).SingleAsync(token), CancellationToken.None));

        return await contexts.Scope.RunAsync(mine.TenantId, (db, _) => Do(db, mine, theirs), CancellationToken.None);
    }

    /// <summary>Founds two tenants with a publisher each.</summary>
    public static async Task<(Publisher Mine, Publisher Theirs)> TwoPublishersAsync(PlatformDatabase on) =>
        (await AddPublisherAsync(on, "Mine"), await AddPublisherAsync(on, "Theirs"));

    private static async Task<Publisher> AddPublisherAsync(PlatformDatabase on, string name)
    {
        var tenant = await on.CreateTenantAsync(name);
        return await on.Tenants.RunAsync(
            tenant,
            async (db, token) =>
            {
                var publisher = Publisher.Create(tenant, name, DateTimeOffset.UtcNow);
                db.Add(publisher);
                await db.SaveChangesAsync(token);
                return publisher;
            },
            CancellationToken.None);
    }
}
