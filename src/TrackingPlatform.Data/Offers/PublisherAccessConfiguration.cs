using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Data.Offers;

internal sealed class PublisherAccessConfiguration : IEntityTypeConfiguration<PublisherAccess>
{
    public void Configure(EntityTypeBuilder<PublisherAccess> builder)
    {
        builder.BelongsToTenant("publisher_access", access => new { access.TenantId, access.OfferId, access.PublisherId });
        builder.Property(access => access.Note).HasMaxLength(500);
        builder.HasOne<Offer>().WithMany().HasForeignKey(access => new { access.TenantId, access.OfferId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Publisher>().WithMany().HasForeignKey(access => new { access.TenantId, access.PublisherId }).OnDelete(DeleteBehavior.Cascade);
    }
}
