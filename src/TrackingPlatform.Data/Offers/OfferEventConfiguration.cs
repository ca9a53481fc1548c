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
        builder.Property(each => each.PayoutRules).IsPayoutRules();
        builder.ComplexProperty(each => each.Rules, MapRules);
        builder.ComplexProperty(each => each.Payout, price => MapPrice(price, "payout"));
        builder.ComplexProperty(each => each.Revenue, price => MapPrice(price, "revenue"));
    }

    private static void MapRules(ComplexPropertyBuilder<BookingRules> rules)
    {
        rules.Property(each => each.Dedupe).HasColumnName("dedupe").HasDefaultValueSql("'status'").HasSentinel((DedupeMode)(-1));
        rules.Property(each => each.Hold).HasColumnName("hold");
        rules.Property(each => each.AttributionWindow).HasColumnName("attribution_window");
        rules.Property(each => each.IsVisible).HasColumnName("visible_to_publisher").HasDefaultValueSql("true").HasSentinel(true);
        rules.Property(each => each.LeastAmount).HasColumnName("min_amount");
        rules.Property(each => each.MostAmount).HasColumnName("max_amount");
        rules.Property(each => each.TakesRevenue).HasColumnName("revenue_from_postback");
        rules.Property(each => each.TakesPayout).HasColumnName("payout_from_postback");
    }

    private static void MapPrice(ComplexPropertyBuilder<Price> price, string prefix)
    {
        price.Property(each => each.Model).HasColumnName(prefix + "_model");
        price.Property(each => each.Amount).HasColumnName(prefix + "_amount");
        price.Property(each => each.Percent).HasColumnName(prefix + "_percent");
        price.Property(each => each.Categories).HasColumnName(prefix + "_categories").IsCategoryPrices();
    }
}
