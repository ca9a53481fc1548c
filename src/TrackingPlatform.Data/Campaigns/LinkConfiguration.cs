using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Data.Campaigns;

internal sealed class LinkConfiguration : IEntityTypeConfiguration<Link>
{
    public void Configure(EntityTypeBuilder<Link> builder)
    {
        builder.BelongsToTenant("links", link => new { link.TenantId, link.Id });
        builder.Property(link => link.Code).HasMaxLength(40);
        builder.Property(link => link.Defaults).IsTextMap();
        builder.Property(link => link.Version).IsRowVersion();
        builder.HasIndex(link => new { link.TenantId, link.Code }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(link => new { link.TenantId, link.CampaignId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Publisher>().WithMany().HasForeignKey(link => new { link.TenantId, link.PublisherId }).OnDelete(DeleteBehavior.Restrict);
    }
}
