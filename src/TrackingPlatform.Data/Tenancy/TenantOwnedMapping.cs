using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>What holds for every tenant-owned table: the tenant first in the key, and a reference to the tenant itself.</summary>
internal static class TenantOwnedMapping
{
    public static void BelongsToTenant<TEntity>(this EntityTypeBuilder<TEntity> builder, string table, Expression<Func<TEntity, object?>> key)
        where TEntity : class, ITenantOwned
    {
        builder.ToTable(table);
        builder.HasKey(key);
        builder.Property(row => row.TenantId).HasColumnOrder(0);
        foreach (var property in builder.Metadata.FindPrimaryKey()!.Properties)
        {
            property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }

        // The key has a first part for every tenant-owned table: it was set two statements above.
        builder.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
