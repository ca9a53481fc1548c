using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Testing;

/// <summary>A migrated database of one's own, the data plane on it, and quick ways to fill it.</summary>
public sealed class PlatformDatabase : IAsyncDisposable
{
    private readonly Lazy<ServiceProvider> services;

    internal PlatformDatabase(DatabaseLogins logins, string superuser)
    {
        Logins = logins;
        SuperuserConnectionString = superuser;
        services = new Lazy<ServiceProvider>(() => new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(Secrets).AddPlatformData(logins).BuildServiceProvider());
    }

    /// <summary>The connection strings of the five logins.</summary>
    public DatabaseLogins Logins { get; }

    /// <summary>For looking behind the product's back and for arranging what no login may do.</summary>
    public string SuperuserConnectionString { get; }

    /// <summary>The data plane as the host registers it.</summary>
    public IServiceProvider Services => services.Value;

    /// <summary>Into a tenant's data.</summary>
    public TenantScope Tenants => Services.GetRequiredService<TenantScope>();

    /// <summary>Above all tenants.</summary>
    public PlatformScope Platform => Services.GetRequiredService<PlatformScope>();

    /// <summary>Seals and opens secrets with <see cref="MasterKey"/>.</summary>
    public SecretBox Secrets { get; } = new(MasterKey);

    /// <summary>The master key that seeded secrets are sealed with.</summary>
    public static byte[] MasterKey { get; } = SHA256.HashData("tests"u8);

    internal bool IsKept { get; set; }

    /// <summary>Founds a tenant without anything in it.</summary>
    public async Task<TenantId> CreateTenantAsync(string name, string timeZone = "UTC", string currency = "USD")
    {
        var tenant = Tenant.Create(name, timeZone, Currency.Of(currency), DateTimeOffset.UtcNow);
        return await Platform.RunAsync(
            "test arrangement",
            async (context, cancellationToken) =>
            {
                context.Add(tenant);
                await context.SaveChangesAsync(cancellationToken);
                return tenant.Id;
            },
            CancellationToken.None);
    }

    /// <summary>Gives a tenant one advertiser, offer, publisher, campaign, link and template, all active and wired to each other.</summary>
    public async Task<SeededTenant> SeedAsync(TenantId tenant, Seed? seed = null)
    {
        var plan = (seed ?? new Seed()).For(tenant, Secrets, DateTimeOffset.UtcNow);
        await Tenants.RunAsync(
            tenant,
            async (context, cancellationToken) =>
            {
                context.AddRange(plan.Rows);
                await context.SaveChangesAsync(cancellationToken);
            },
            CancellationToken.None);
        return plan.Seeded;
    }

    /// <summary>Founds a tenant and seeds it.</summary>
    public async Task<SeededTenant> CreateSeededTenantAsync(string name, Seed? seed = null) => await SeedAsync(await CreateTenantAsync(name), seed);

    public async ValueTask DisposeAsync()
    {
        if (services.IsValueCreated)
        {
            await services.Value.DisposeAsync();
        }

        if (!IsKept)
        {
            var name = new NpgsqlConnectionStringBuilder(Logins.Owner).Database;
            var server = new NpgsqlConnectionStringBuilder(SuperuserConnectionString) { Database = "postgres" }.ConnectionString;
            await Sql.ExecuteAsync(server, $"drop database if exists \"{name}\" with (force)");
        }
    }
}
