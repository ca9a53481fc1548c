using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Data.Access;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.BelongsToTenant("invitations", invitation => new { invitation.TenantId, invitation.Id });
        builder.Property(invitation => invitation.Email).HasMaxLength(254);
    }
}
