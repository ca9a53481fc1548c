using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Tenancy;

internal sealed class TenantConfiguration : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.ToTable("tenants");
        builder.HasKey(tenant => tenant.Id);
        builder.Property(tenant => tenant.Id).ValueGeneratedNever();
        builder.Property(tenant => tenant.Name).HasMaxLength(120);
        builder.Property(tenant => tenant.TimeZone).HasMaxLength(64);
        builder.Property(tenant => tenant.FallbackUrl).HasMaxLength(2048);
        builder.Property(tenant => tenant.ApprovesTemplates).HasDefaultValue(true).HasSentinel(true);
        builder.Property(tenant => tenant.AlwaysAnswers200).HasColumnName("always_answers_200");
    }
}
