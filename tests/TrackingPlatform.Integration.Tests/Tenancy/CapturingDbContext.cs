using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Publishers;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>The mistake that the product's context avoids: a filter that holds a local.</summary>
internal sealed class CapturingDbContext(DbContextOptions<CapturingDbContext> options, TenantId tenant) : DbContext(options)
{
    public DbSet<Publisher> Publishers => Set<Publisher>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.ApplyHouseConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var captured = tenant;
        modelBuilder.ApplyConfiguration(new PublisherConfiguration());
        modelBuilder.Entity<Publisher>().HasQueryFilter(row => row.TenantId == captured);
    }
}
