using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>Lets the migration tool see the model without starting the platform or a database.</summary>
internal sealed class PlatformDbContextDesign : IDesignTimeDbContextFactory<PlatformDbContext>
{
    public PlatformDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PlatformDbContext>().UsePlatformNpgsql("Host=design.invalid").Options);
}
