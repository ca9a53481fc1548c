using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>The same table where the policies are gone: shows that the walls, not the tests, keep tenants apart.</summary>
public sealed class FiltersAloneTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    public static TheoryData<string> Cases => [.. IsolationCases.All.Select(each => each.Name)];

    public async ValueTask InitializeAsync() =>
        await Sql.ExecuteAsync(database.Database.SuperuserConnectionString, "truncate publishers cascade; alter table publishers disable row level security");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Filters_alone_are_no_wall(string name)
    {
        var isolation = IsolationCases.All.Single(each => each.Name == name);

        Assert.Equal(isolation.WithFiltersAlone, await isolation.TryAsync(database.Database, noResetOnClose: false));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
