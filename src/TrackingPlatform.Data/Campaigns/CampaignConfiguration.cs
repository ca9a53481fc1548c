using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Data.Campaigns;

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.BelongsToTenant("campaigns", campaign => new { campaign.TenantId, campaign.Id });
        builder.Property(campaign => campaign.Name).HasMaxLength(120);
        builder.Property(campaign => campaign.FallbackUrl).HasMaxLength(2048);
        builder.Property(campaign => campaign.Rules).IsRules();
        builder.Property(campaign => campaign.Rotation).HasDefaultValueSql("'weighted'").HasSentinel((Rotation)(-1));
        builder.Ignore(campaign => campaign.Choice);
        builder.Property(campaign => campaign.Goal).HasDefaultValueSql("'profit'").HasSentinel((OptimisationGoal)(-1));
        builder.Property(campaign => campaign.Exploration).HasDefaultValue(Optimisation.UsualExploration).HasSentinel(0);
        builder.Ignore(campaign => campaign.Optimisation);
        builder.Property(campaign => campaign.Caps).IsCaps();
        builder.Property(campaign => campaign.Version).IsRowVersion();
        builder.HasIndex(campaign => new { campaign.TenantId, campaign.Name });
        builder.HasMany(campaign => campaign.Offers).WithOne().HasForeignKey(share => new { share.TenantId, share.CampaignId }).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(campaign => campaign.Offers).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
