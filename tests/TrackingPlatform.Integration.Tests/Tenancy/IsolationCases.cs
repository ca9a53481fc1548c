using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>What filters do and do not do, row by row.</summary>
internal static class IsolationCases
{
    public static readonly IsolationCase[] All =
    [
        new("A query", (db, mine, _) => Of(db.Publishers, mine), Outcome.Mine, Outcome.Mine),
        new("A query without filters", (db, mine, _) => Of(db.Publishers.IgnoreQueryFilters(), mine), Outcome.Mine, Outcome.Both),
        new("A query without another filter", (db, mine, _) => Of(db.Publishers.IgnoreQueryFilters(["soft"]), mine), Outcome.Mine, Outcome.Mine),
        new("A query without the tenant's filter", (db, mine, _) => Of(db.Publishers.IgnoreQueryFilters([TenantDbContext.TenantFilter]), mine), Outcome.Mine, Outcome.Both),
        new("SQL that is composed on", (db, mine, _) => Of(db.Publishers.FromSqlRaw("select *, xmin from publishers"), mine), Outcome.Mine, Outcome.Mine),
        new("SQL of its own", async (db, mine, _) => Of(await db.Database.SqlQueryRaw<Guid>("select tenant_id from publishers").ToListAsync(), mine), Outcome.Mine, Outcome.Both),
        new("Find by the other's key", async (db, mine, theirs) => Of(await db.Publishers.FindAsync(theirs.TenantId, theirs.Id), mine), Outcome.Nothing, Outcome.Nothing),
        new("Find once the other's row is tracked", FindTrackedAsync, Outcome.Nothing, Outcome.Theirs),
        new("Change through a stub", ChangeThroughStubAsync, Outcome.Conflict, Outcome.Theirs),
        new("Delete through a stub", DeleteThroughStubAsync, Outcome.Conflict, Outcome.Theirs),
        new("ExecuteUpdate without a condition", (db, mine, _) => UpdateAllAsync(db.Publishers, db, mine), Outcome.Mine, Outcome.Mine),
        new("ExecuteUpdate without filters", (db, mine, _) => UpdateAllAsync(db.Publishers.IgnoreQueryFilters(), db, mine), Outcome.Mine, Outcome.Both),
        new("ExecuteDelete by the other's key without filters", DeleteByKeyAsync, Outcome.Nothing, Outcome.Theirs),
        new("Insert under the other's tenant", InsertForeignAsync, Outcome.Refused, Outcome.Theirs),
        new("Hand one's own row over", HandOverAsync, Outcome.Refused, Outcome.Theirs),
    ];

    private static async Task<Outcome> FindTrackedAsync(TenantDbContext db, Publisher mine, Publisher theirs)
    {
        await db.Publishers.IgnoreQueryFilters().Where(row => row.Id == theirs.Id).LoadAsync();
        return Of(await db.Publishers.FindAsync(theirs.TenantId, theirs.Id), mine);
    }

    private static async Task<Outcome> ChangeThroughStubAsync(TenantDbContext db, Publisher mine, Publisher theirs)
    {
        db.Attach(theirs);
        theirs.Describe("Taken over", null, null, PublisherStatus.Active, theirs.ChangedAt);
        return await SaveAsync(db);
    }

    private static async Task<Outcome> DeleteThroughStubAsync(TenantDbContext db, Publisher mine, Publisher theirs)
    {
        db.Remove(theirs);
        return await SaveAsync(db);
    }

    private static async Task<Outcome> InsertForeignAsync(TenantDbContext db, Publisher mine, Publisher theirs)
    {
        db.Add(Publisher.Create(theirs.TenantId, "Planted", theirs.CreatedAt));
        return await SaveAsync(db);
    }

    private static async Task<Outcome> UpdateAllAsync(IQueryable<Publisher> publishers, TenantDbContext db, Publisher mine)
    {
        await publishers.ExecuteUpdateAsync(set => set.SetProperty(row => row.Email, "changed"));
        return Of(await db.Database.SqlQueryRaw<Guid>("select tenant_id from publishers where email = 'changed'").ToListAsync(), mine);
    }

    private static async Task<Outcome> DeleteByKeyAsync(TenantDbContext db, Publisher mine, Publisher theirs) =>
        await db.Publishers.IgnoreQueryFilters().Where(row => row.Id == theirs.Id).ExecuteDeleteAsync() == 0 ? Outcome.Nothing : Outcome.Theirs;

    private static async Task<Outcome> HandOverAsync(TenantDbContext db, Publisher mine, Publisher theirs)
    {
        try
        {
            await db.Database.ExecuteSqlAsync($"update publishers set tenant_id = {theirs.TenantId.Value} where id = {mine.Id.Value}");
            return Outcome.Theirs;
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return Outcome.Refused;
        }
    }

    private static async Task<Outcome> SaveAsync(TenantDbContext db)
    {
        try
        {
            await db.SaveChangesAsync();
            return Outcome.Theirs;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Conflict;
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege })
        {
            return Outcome.Refused;
        }
    }

    private static async Task<Outcome> Of(IQueryable<Publisher> publishers, Publisher mine) =>
        Of((await publishers.AsNoTracking().ToListAsync()).ConvertAll(row => row.TenantId.Value), mine);

    private static Outcome Of(Publisher? found, Publisher mine) => Of(found is null ? [] : [found.TenantId.Value], mine);

    private static Outcome Of(IReadOnlyCollection<Guid> tenants, Publisher mine) =>
        (tenants.Contains(mine.TenantId.Value), tenants.Any(tenant => tenant != mine.TenantId.Value)) switch
        {
            (true, true) => Outcome.Both,
            (true, false) => Outcome.Mine,
            (false, true) => Outcome.Theirs,
            (false, false) => Outcome.Nothing,
        };
}
