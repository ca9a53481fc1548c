using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Data.Publishers;

internal sealed class PublisherConfiguration : IEntityTypeConfiguration<Publisher>
{
    public void Configure(EntityTypeBuilder<Publisher> builder)
    {
        builder.BelongsToTenant("publishers", publisher => new { publisher.TenantId, publisher.Id });
        builder.Property(publisher => publisher.Name).HasMaxLength(120);
        builder.Property(publisher => publisher.Ref).HasMaxLength(120);
        builder.Property(publisher => publisher.Email).HasMaxLength(254);
        builder.Property(publisher => publisher.Version).IsRowVersion();
        builder.HasIndex(publisher => new { publisher.TenantId, publisher.Name });
    }
}
