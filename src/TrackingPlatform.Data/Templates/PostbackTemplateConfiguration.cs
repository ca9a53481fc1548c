using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackingPlatform.Data.Campaigns;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Data.Templates;

internal sealed class PostbackTemplateConfiguration : IEntityTypeConfiguration<PostbackTemplate>
{
    public void Configure(EntityTypeBuilder<PostbackTemplate> builder)
    {
        builder.BelongsToTenant("templates", template => new { template.TenantId, template.Id });
        builder.Property(template => template.Name).HasMaxLength(120);
        builder.PrimitiveCollection(template => template.Offers).ElementType(element => element.HasConversion<EntityIdConverter<OfferId>>());
        builder.PrimitiveCollection(template => template.Links).HasDefaultValueSql("'{}'").ElementType(element => element.HasConversion<EntityIdConverter<LinkId>>());
        builder.Property(template => template.When).HasColumnName("condition").IsCondition();
        builder.Property(template => template.Delay).HasDefaultValueSql("'0'");
        builder.PrimitiveCollection(template => template.Statuses).ElementType(element => element.HasConversion<WireNameConverter<ConversionStatus>>());
        builder.Property(template => template.Version).IsRowVersion();
        builder.Ignore(template => template.Current);
        builder.Ignore(template => template.Proposal);
        builder.HasOne<Publisher>().WithMany().HasForeignKey(template => new { template.TenantId, template.PublisherId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(template => template.Versions).WithOne().HasForeignKey(version => new { version.TenantId, version.TemplateId }).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(template => template.Versions).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
