using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Data.Templates;

internal sealed class TemplateVersionConfiguration : IEntityTypeConfiguration<TemplateVersion>
{
    public void Configure(EntityTypeBuilder<TemplateVersion> builder)
    {
        builder.BelongsToTenant("template_versions", version => new { version.TenantId, version.TemplateId, version.Number });
        builder.Property(version => version.Method).HasMaxLength(8);
        builder.Property(version => version.Headers).IsTextMap();
        builder.Property(version => version.ContentType).HasMaxLength(120);
        builder.Property(version => version.Endpoint).HasMaxLength(300);
        builder.Property(version => version.Approval).HasDefaultValueSql("'approved'").HasSentinel(VersionApproval.Approved);
        builder.Property(version => version.ProposedBy).HasMaxLength(120);
        builder.Property(version => version.DecidedBy).HasMaxLength(120);
        builder.Property(version => version.Note).HasMaxLength(500);
        builder.Ignore(version => version.Request);
    }
}
