using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Integration.Tests.Tenancy;

public sealed class TenantScopeTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    [Fact]
    public async Task Outside_a_scope_every_kind_of_command_is_refused()
    {
        await using var contexts = new RuntimeContexts(database.Logins, poolSize: 1, noResetOnClose: false);
        await using var context = contexts.CreateDbContext();
        var tenant = await database.CreateTenantAsync("Lonely");

        await RefusedAsync(() => context.Publishers.ToListAsync());
        await RefusedAsync(() => context.Publishers.ExecuteDeleteAsync());
        await RefusedAsync(() => context.Database.ExecuteSqlAsync($"select 1"));
        await RefusedAsync(() => context.Database.SqlQueryRaw<int>("select 1").ToListAsync());
        Assert.Throws<InvalidOperationException>(() => context.Publishers.ToList());
        Assert.Throws<InvalidOperationException>(() => context.Publishers.ExecuteDelete());

        context.Tenant = tenant;
        await RefusedAsync(() => context.Publishers.ToListAsync());
        context.Add(Publisher.Create(tenant, "Nobody", DateTimeOffset.UtcNow));
        Assert.IsType<InvalidOperationException>((await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync())).InnerException);

        context.Tenant = default;
        await using var transaction = await context.Database.BeginTransactionAsync();
        await RefusedAsync(() => context.Publishers.ToListAsync());
    }

    [Fact]
    public async Task A_context_carried_out_of_its_scope_is_of_no_use()
    {
        var tenant = await database.CreateTenantAsync("Smuggler");

        var smuggled = await database.Tenants.RunAsync(tenant, (context, _) => Task.FromResult(context), CancellationToken.None);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => smuggled.Publishers.ToListAsync());
    }

    [Fact]
    public async Task Work_that_commits_by_itself_has_no_tenant_from_then_on()
    {
        var tenant = await database.CreateTenantAsync("Early");

        await RefusedAsync(() => database.Tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                await context.Database.CommitTransactionAsync(token);
                return await context.Publishers.CountAsync(token);
            },
            CancellationToken.None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_of_the_tenant_is_left_on_the_connection_however_the_scope_ended(bool noResetOnClose)
    {
        var tenant = (await database.CreateSeededTenantAsync("Tidy")).Id;
        await using var contexts = new RuntimeContexts(database.Logins, poolSize: 1, noResetOnClose);

        Assert.Equal(1, await contexts.Scope.RunAsync(tenant, (context, token) => context.Publishers.CountAsync(token), CancellationToken.None));
        await NothingIsLeftAsync(contexts);

        await Assert.ThrowsAsync<DivideByZeroException>(() => contexts.Scope.RunAsync<int>(tenant, (_, _) => throw new DivideByZeroException(), CancellationToken.None));
        await NothingIsLeftAsync(contexts);

        await contexts.Scope.RunAsync(tenant, (context, token) => context.Database.RollbackTransactionAsync(token), CancellationToken.None).ContinueWith(_ => { });
        await NothingIsLeftAsync(contexts);

        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            contexts.Scope.RunAsync(tenant, (context, token) => context.Database.ExecuteSqlAsync($"select pg_sleep(30)", token), soon.Token));
        await NothingIsLeftAsync(contexts);

        await Assert.ThrowsAnyAsync<Exception>(() =>
            contexts.Scope.RunAsync(tenant, (context, token) => context.Database.ExecuteSqlAsync($"select 1 / 0", token), CancellationToken.None));
        await NothingIsLeftAsync(contexts);
    }

    [Fact]
    public async Task What_throws_leaves_no_row_behind()
    {
        var tenant = await database.CreateTenantAsync("Careful");

        await Assert.ThrowsAsync<DivideByZeroException>(() => database.Tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                context.Add(Publisher.Create(tenant, "Half done", DateTimeOffset.UtcNow));
                await context.SaveChangesAsync(token);
                throw new DivideByZeroException();
            },
            CancellationToken.None));

        Assert.Equal(0, await database.Tenants.RunAsync(tenant, (context, token) => context.Publishers.CountAsync(token), CancellationToken.None));
    }

    private static Task<InvalidOperationException> RefusedAsync(Func<Task> work) => Assert.ThrowsAsync<InvalidOperationException>(work);

    // The pool holds one connection, so this is the one the scope used (or its successor, where it was broken).
    private static async Task NothingIsLeftAsync(RuntimeContexts contexts)
    {
        await using var command = contexts.Source.CreateCommand("select coalesce(current_setting('app.tenant_id', true), ''), (select count(*) from publishers)");
        await using var rows = await command.ExecuteReaderAsync();
        Assert.True(await rows.ReadAsync());
        Assert.Equal((string.Empty, 0L), (rows.GetString(0), rows.GetInt64(1)));
    }
}
