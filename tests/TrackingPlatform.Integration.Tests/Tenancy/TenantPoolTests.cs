using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>Two tenants, many workers, few connections, and everything going wrong now and then.</summary>
public sealed class TenantPoolTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    private const int WorkersOfATenant = 32;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_row_carries_the_callers_tenant(bool noResetOnClose)
    {
        TenantId[] tenants = [(await database.CreateSeededTenantAsync("Left")).Id, (await database.CreateSeededTenantAsync("Right")).Id];
        await using var contexts = new RuntimeContexts(database.Logins, poolSize: 4, noResetOnClose);
        using var end = new CancellationTokenSource(Duration);
        var strangers = new ConcurrentBag<Guid>();
        var tally = new ConcurrentDictionary<string, int>();

        await Task.WhenAll(tenants.SelectMany(tenant => Enumerable.Range(0, WorkersOfATenant).Select(worker => Task.Run(() => WorkAsync(tenant, worker)))));

        Assert.Empty(strangers);
        // All ways to end were really taken, or the test has shown nothing.
        Assert.All(["committed", "failed", "cancelled", "broken"], ending => Assert.True(tally.GetValueOrDefault(ending) > 10, $"{ending}: {tally.GetValueOrDefault(ending)}"));

        async Task WorkAsync(TenantId tenant, int worker)
        {
            for (var round = worker; !end.IsCancellationRequested; round++)
            {
                var ending = await RoundAsync(tenant, round % 8);
                tally.AddOrUpdate(ending, 1, (_, count) => count + 1);
            }
        }

        async Task<string> RoundAsync(TenantId tenant, int kind)
        {
            using var limit = new CancellationTokenSource();
            try
            {
                await contexts.Scope.RunAsync(
                    tenant,
                    async (context, token) =>
                    {
                        // Without the filter: the policies are what is tried.
                        Note(tenant, await context.Publishers.IgnoreQueryFilters().Select(row => row.TenantId.Value).ToListAsync(CancellationToken.None));
                        Note(tenant, await context.Links.IgnoreQueryFilters().Select(row => row.TenantId.Value).ToListAsync(CancellationToken.None));
                        await EndAsync(context.Database, kind, limit, token);
                    },
                    limit.Token);
                return "committed";
            }
            catch (DivideByZeroException)
            {
                return "failed";
            }
            catch (OperationCanceledException)
            {
                return "cancelled";
            }
            catch (Npgsql.PostgresException failure) when (failure.SqlState == Npgsql.PostgresErrorCodes.DivisionByZero)
            {
                return "broken";
            }
        }

        void Note(TenantId tenant, List<Guid> seen)
        {
            Assert.NotEmpty(seen);
            foreach (var stranger in seen.Where(each => each != tenant.Value))
            {
                strangers.Add(stranger);
            }
        }
    }

    private static async Task EndAsync(Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade database, int kind, CancellationTokenSource limit, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case 1:
                throw new DivideByZeroException();
            case 3:
                limit.CancelAfter(TimeSpan.FromMilliseconds(1));
                await database.ExecuteSqlAsync($"select pg_sleep(1)", cancellationToken);
                break;
            case 5:
                await database.ExecuteSqlAsync($"select 1 / 0", cancellationToken);
                break;
            default:
                break;
        }
    }
}
