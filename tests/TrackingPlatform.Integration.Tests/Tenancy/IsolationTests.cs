using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Integration.Tests.Tenancy;

public sealed class IsolationTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    public static TheoryData<string, bool> CasesAndResets =>
        [.. IsolationCases.All.SelectMany(each => new[] { (each.Name, false), (each.Name, true) })];

    [Theory]
    [MemberData(nameof(CasesAndResets))]
    public async Task Behind_both_walls_a_tenant_reaches_its_own_rows_only(string name, bool noResetOnClose)
    {
        var isolation = IsolationCases.All.Single(each => each.Name == name);

        Assert.Equal(isolation.BehindWalls, await isolation.TryAsync(database.Database, noResetOnClose));
    }

    // A model is cached: a filter that holds a local instead of asking its context keeps everyone to the first tenant.
    [Fact]
    public async Task A_filter_that_captured_the_first_tenant_shows_the_second_nothing()
    {
        var (first, second) = await IsolationCase.TwoPublishersAsync(database.Database);
        await using var contexts = new RuntimeContexts(database.Logins, poolSize: 1, noResetOnClose: true);
        var options = new DbContextOptionsBuilder<CapturingDbContext>();
        options.UsePlatformNpgsql(contexts.Source);

        Assert.Equal([first.TenantId], await SeenAsync(first.TenantId));
        Assert.Empty(await SeenAsync(second.TenantId));

        async Task<List<TenantId>> SeenAsync(TenantId tenant)
        {
            await using var context = new CapturingDbContext(options.Options, tenant);
            await using var transaction = await context.Database.BeginTransactionAsync();
            await context.Database.ExecuteSqlAsync($"select set_config('app.tenant_id', {tenant.Value.ToString()}, true)");
            return await context.Publishers.Select(row => row.TenantId).ToListAsync();
        }
    }

    [Fact]
    public void Every_row_of_a_tenant_is_filtered_by_the_tenant()
    {
        using var context = new TenantDbContext(new DbContextOptionsBuilder<TenantDbContext>().UsePlatformNpgsql("Host=nowhere.invalid").Options);

        var types = context.Model.GetEntityTypes().ToList();

        Assert.NotEmpty(types);
        Assert.All(types.Where(type => type.ClrType != typeof(Tenant)), type =>
        {
            Assert.True(type.ClrType.IsAssignableTo(typeof(ITenantOwned)), $"{type.ClrType.Name} belongs to no tenant.");
            Assert.NotNull(type.FindDeclaredQueryFilter(TenantDbContext.TenantFilter));
        });
    }
}
