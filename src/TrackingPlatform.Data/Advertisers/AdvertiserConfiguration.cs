using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;

namespace TrackingPlatform.Data.Advertisers;

internal sealed class AdvertiserConfiguration : IEntityTypeConfiguration<Advertiser>
{
    public void Configure(EntityTypeBuilder<Advertiser> builder)
    {
        builder.BelongsToTenant("advertisers", advertiser => new { advertiser.TenantId, advertiser.Id });
        builder.Property(advertiser => advertiser.Name).HasMaxLength(120);
        builder.Property(advertiser => advertiser.Ref).HasMaxLength(120);
        builder.Ignore(advertiser => advertiser.Checks);
        builder.Property(advertiser => advertiser.Version).IsRowVersion();
        builder.HasIndex(advertiser => new { advertiser.TenantId, advertiser.Name });
    }
}
