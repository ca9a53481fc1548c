using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TrackingPlatform.Data.Access;

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("members");
        builder.Property(member => member.Id).ValueGeneratedNever();
        builder.Property(member => member.DisplayName).HasMaxLength(120);
        builder.Ignore(member => member.MemberId);
    }
}
