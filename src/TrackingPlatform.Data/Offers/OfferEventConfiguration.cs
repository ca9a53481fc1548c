using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Data.Offers;

internal sealed class OfferEventConfiguration : IEntityTypeConfiguration<OfferEvent>
{
    public void Configure(EntityTypeBuilder<OfferEvent> builder)
    {
        builder.BelongsToTenant("offer_events", each => new { each.TenantId, each.OfferId, each.Id });
        builder.Property(each => each.Name).HasMaxLength(60);
        builder.Property(each => each.Caps).IsCaps();
        builder.ComplexProperty(each => each.Payout, price => MapPrice(price, "payout"));
        builder.ComplexProperty(each => each.Revenue, price => MapPrice(price, "revenue"));
    }

    private static void MapPrice(ComplexPropertyBuilder<Price> price, string prefix)
    {
        price.Property(each => each.Model).HasColumnName(prefix + "_model");
        price.Property(each => each.Amount).HasColumnName(prefix + "_amount");
        price.Property(each => each.Percent).HasColumnName(prefix + "_percent");
    }
}
