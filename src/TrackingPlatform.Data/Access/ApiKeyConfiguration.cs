using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Data.Access;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.BelongsToTenant("api_keys", key => new { key.TenantId, key.Id });
        builder.Property(key => key.Name).HasMaxLength(120);
        builder.Property(key => key.Hint).HasMaxLength(8);
        builder.PrimitiveCollection(key => key.Scopes).ElementType(element => element.HasConversion<WireNameConverter<ApiScope>>());
    }
}
