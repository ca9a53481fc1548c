using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Data.Campaigns;

internal sealed class TrafficBlockConfiguration : IEntityTypeConfiguration<TrafficBlock>
{
    public void Configure(EntityTypeBuilder<TrafficBlock> builder)
    {
        builder.BelongsToTenant("traffic_blocks", block => new { block.TenantId, block.Id });
        builder.Property(block => block.Value).HasMaxLength(500);
        builder.Property(block => block.Note).HasMaxLength(500);
        builder.HasOne<Offer>().WithMany().HasForeignKey(block => new { block.TenantId, block.OfferId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Publisher>().WithMany().HasForeignKey(block => new { block.TenantId, block.PublisherId }).OnDelete(DeleteBehavior.Cascade);
    }
}
