using Microsoft.Extensions.Time.Testing;
using TrackingPlatform.Data.Audit;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Integration.Tests.Conversions;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Audit;

[Collection(LedgerCollection.Name)]
public sealed class SealBookTests(LedgerFixture books)
{
    [Theory]
    [InlineData("update conversion_changes set payout = payout + 0.01 where tenant_id = $tenant and event_seq = 2", SealFaultKind.EntriesChanged, 4, 4)]
    [InlineData("delete from conversion_changes where tenant_id = $tenant and event_seq = 2", SealFaultKind.EntriesChanged, 4, 3)]
    [InlineData("update inbound set target = target || '&amount=1' where tenant_id = $tenant and verdict = 'updated'", SealFaultKind.ReceiptsChanged, 4, 4)]
    [InlineData("delete from inbound where tenant_id = $tenant and verdict = 'updated'", SealFaultKind.ReceiptsChanged, 4, 3)]
    public async Task What_is_changed_behind_a_seal_is_named(string change, SealFaultKind kind, long sealedRows, long found)
    {
        var world = await books.FoundAsync();
        var changed = await world.ClickAsync();
        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "t1"));
        await world.PostAsync(LedgerWorld.Sale(changed, "t2"));
        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "t3"));
        await world.PostAsync(LedgerWorld.Sale(changed, "t2", status: "rejected"));
        var seals = At(DateTimeOffset.UtcNow.AddHours(2));
        await seals.SealAsync(CancellationToken.None);
        await seals.SealAsync(CancellationToken.None);
        var (from, until) = (DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow.AddDays(1));
        Assert.Equal((1, null), await seals.VerifyAsync(world.Tenant, from, until, CancellationToken.None));

        await ExecuteAsync(world, change);

        var (_, fault) = await seals.VerifyAsync(world.Tenant, from, until, CancellationToken.None);
        Assert.Equal((kind, sealedRows, found), (fault!.Kind, fault.Sealed!.Value, fault.Found!.Value));
    }

    [Fact]
    public async Task Seals_follow_each_other_and_what_comes_after_one_stands_in_the_next()
    {
        var world = await books.FoundAsync();
        await world.PostAsync(LedgerWorld.Sale(await world.ClickAsync(), "t1"));
        await At(DateTimeOffset.UtcNow.AddHours(2)).SealAsync(CancellationToken.None);
        var later = At(DateTimeOffset.UtcNow.AddHours(4));

        await later.SealAsync(CancellationToken.None);

        var (from, until) = (DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow.AddDays(1));
        var seals = await later.ListAsync(world.Tenant, from, until, CancellationToken.None);
        Assert.Equal([0L, 1L], seals.Select(seal => seal.Books.Entries));
        Assert.Equal(seals[1].Hash, seals[0].Previous);
        Assert.Equal((2, null), await later.VerifyAsync(world.Tenant, from, until, CancellationToken.None));
    }

    private Task ExecuteAsync(LedgerWorld world, string sql) => Sql.ExecuteAsync(books.Superuser, sql.Replace("$tenant", $"'{world.Tenant.Value}'", StringComparison.Ordinal));

    private SealBook At(DateTimeOffset now) => new(books.Get<DataSources>(), books.Get<TenantList>(), books.Get<TenantScope>(), new FakeTimeProvider(now));
}
