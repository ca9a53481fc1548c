using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Access;

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships");
        builder.HasKey(membership => new { membership.TenantId, membership.MemberId });
        builder.HasIndex(membership => membership.MemberId);
        builder.HasOne<Tenant>().WithMany().HasForeignKey(membership => membership.TenantId);
        // Members' keys are bare uuids (Identity's wish) and memberships' are typed, so the reference is written in SQL, not here.
    }
}
