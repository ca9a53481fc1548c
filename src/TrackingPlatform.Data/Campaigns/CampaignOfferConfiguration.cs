using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Data.Campaigns;

internal sealed class CampaignOfferConfiguration : IEntityTypeConfiguration<CampaignOffer>
{
    public void Configure(EntityTypeBuilder<CampaignOffer> builder)
    {
        builder.BelongsToTenant("campaign_offers", share => new { share.TenantId, share.CampaignId, share.OfferId });
        builder.HasOne<Offer>().WithMany().HasForeignKey(share => new { share.TenantId, share.OfferId }).OnDelete(DeleteBehavior.Restrict);
    }
}
