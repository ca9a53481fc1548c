using System.Security.Cryptography;
using Npgsql;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>What is found before the tenant is known follows the tenants' rows, and nobody else's.</summary>
public sealed class GlobalLookupTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    [Fact]
    public async Task Codes_and_tokens_are_found_from_the_moment_they_are_given()
    {
        var tenant = await database.CreateSeededTenantAsync("Found");

        Assert.Equal(tenant.Link.Value.ToString(), await AskAsync($"select link_id from link_codes where code = '{tenant.LinkCode}'"));
        Assert.Equal(tenant.Advertiser.Value.ToString(), await AskAsync($"select advertiser_id from postback_token_hashes where hash = sha256('{tenant.PostbackToken}')"));
    }

    [Fact]
    public async Task A_link_code_is_taken_in_the_whole_installation()
    {
        var first = await database.CreateSeededTenantAsync("First");

        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => database.CreateSeededTenantAsync("Second", new Seed { LinkCode = first.LinkCode }));

        Assert.Equal("link_codes_pkey", Assert.IsType<PostgresException>(refusal.InnerException).ConstraintName);
    }

    [Fact]
    public async Task A_changed_code_or_token_takes_the_place_of_the_old_one()
    {
        var tenant = await database.CreateSeededTenantAsync("Changing");
        var code = "changed-" + tenant.LinkCode;

        await AsTenantAsync(tenant.Id, $"update links set code = '{code}'; update advertisers set postback_token_hash = sha256('{code}')");

        Assert.Equal(code, await AskAsync($"select string_agg(code, ',') from link_codes where tenant_id = '{tenant.Id.Value}'"));
        Assert.Equal("0", await AskAsync($"select count(*) from postback_token_hashes where hash = sha256('{tenant.PostbackToken}')"));
        Assert.Equal("1", await AskAsync($"select count(*) from postback_token_hashes where hash = sha256('{code}')"));
    }

    [Fact]
    public async Task A_key_opens_nothing_once_it_is_revoked_or_gone()
    {
        var tenant = await database.CreateTenantAsync("Keys");
        var (revoked, deleted, kept) = (await AddKeyAsync(tenant), await AddKeyAsync(tenant), await AddKeyAsync(tenant));

        await AsTenantAsync(tenant, $"update api_keys set revoked_at = now() where id = '{revoked.Id.Value}'; delete from api_keys where id = '{deleted.Id.Value}'; update api_keys set last_used_at = now()");

        Assert.Equal(kept.Id.Value.ToString(), await AskAsync($"select string_agg(key_id::text, ',') from api_key_hashes where tenant_id = '{tenant.Value}'"));
    }

    [Fact]
    public async Task A_tenant_neither_takes_nor_ends_a_key_of_another()
    {
        var theirs = await AddKeyAsync(await database.CreateTenantAsync("Owner"));
        var thief = await database.CreateTenantAsync("Thief");

        await Assert.ThrowsAnyAsync<Exception>(() => AddKeyAsync(thief, theirs.Hash));
        var own = await AddKeyAsync(thief);
        await AsTenantAsync(thief, $"update api_keys set revoked_at = now() where id = '{own.Id.Value}'; update api_keys set hash = '\\x{Convert.ToHexString(theirs.Hash)}'");
        await Assert.ThrowsAsync<PostgresException>(() => AsTenantAsync(thief, "update api_keys set revoked_at = null"));

        Assert.Equal(theirs.TenantId.Value.ToString(), await AskAsync($"select string_agg(tenant_id::text, ',') from api_key_hashes where hash = '\\x{Convert.ToHexString(theirs.Hash)}'"));
    }

    [Fact]
    public async Task A_temporary_table_does_not_stand_in_for_the_real_one()
    {
        var tenant = await database.CreateSeededTenantAsync("Shadow");

        await AsTenantAsync(tenant.Id, "create temp table link_codes (code text, tenant_id uuid, link_id uuid); grant all on link_codes to public; update links set code = 'shadow-' || code");

        Assert.Equal($"shadow-{tenant.LinkCode}", await AskAsync($"select code from link_codes where tenant_id = '{tenant.Id.Value}'"));
    }

    private Task<string?> AskAsync(string question) => Sql.ScalarAsync(database.Logins.Platform, question);

    private Task AsTenantAsync(TenantId tenant, string sql) => Sql.ExecuteAsync(database.Logins.Runtime, $"set app.tenant_id = '{tenant.Value}'; {sql}");

    private Task<ApiKey> AddKeyAsync(TenantId tenant, byte[]? hash = null) => database.Tenants.RunAsync(
        tenant,
        async (context, cancellationToken) =>
        {
            var key = ApiKey.Create(tenant, "Key", [ApiScope.Read], hash ?? RandomNumberGenerator.GetBytes(32), "hint", DateTimeOffset.UtcNow);
            context.Add(key);
            await context.SaveChangesAsync(cancellationToken);
            return key;
        },
        CancellationToken.None);
}
