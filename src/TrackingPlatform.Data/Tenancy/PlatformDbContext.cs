using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Access;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>
/// Everything, across tenants: people, memberships, and what must be found before the tenant is known. A type of its own,
/// so that every use shows in the code; opened by the platform login, and by the owner for migrations.
/// </summary>
public sealed class PlatformDbContext(DbContextOptions<PlatformDbContext> options) : IdentityUserContext<Member, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Tenant> Tenants => Set<Tenant>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.ApplyHouseConventions();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("member_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("member_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("member_tokens");
        builder.ApplyConfiguration(new MemberConfiguration());
        builder.ApplyConfiguration(new MembershipConfiguration());
        builder.ApplyConfiguration(new TenantConfiguration());
        TenantDbContext.MapTenantTables(builder);
    }
}
