using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackingPlatform.Data.Campaigns;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Data.Offers;

internal sealed class OfferConfiguration : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> builder)
    {
        builder.BelongsToTenant("offers", offer => new { offer.TenantId, offer.Id });
        builder.Property(offer => offer.Name).HasMaxLength(120);
        builder.Property(offer => offer.Destination).HasMaxLength(2048);
        builder.Property(offer => offer.FallbackUrl).HasMaxLength(2048);
        builder.Property(offer => offer.Targeting).IsCondition();
        builder.Property(offer => offer.Visibility).HasDefaultValueSql("'public'").HasSentinel((OfferVisibility)(-1));
        builder.Property(offer => offer.Redirect).HasDefaultValueSql("'found'").HasSentinel((RedirectKind)(-1));
        builder.PrimitiveCollection(offer => offer.DeepLinkHosts).HasDefaultValueSql("'{}'");
        builder.Property(offer => offer.LandingPages).IsLandingPages();
        builder.Property(offer => offer.BrowserReporting).HasDefaultValueSql("'off'").HasSentinel((BrowserReporting)(-1));
        builder.Property(offer => offer.Caps).IsCaps();
        builder.Property(offer => offer.Version).IsRowVersion();
        builder.HasIndex(offer => new { offer.TenantId, offer.Name });
        builder.HasOne<Advertiser>().WithMany().HasForeignKey(offer => new { offer.TenantId, offer.AdvertiserId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(offer => offer.Events).WithOne().HasForeignKey(each => new { each.TenantId, each.OfferId }).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(offer => offer.Events).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
