using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>Keeps typed ids as bare <c>uuid</c>.</summary>
internal sealed class EntityIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Wrap(value))
    where TId : struct, IEntityId<TId>
{
    // An expression tree may not call a static abstract member itself.
    private static TId Wrap(Guid value) => TId.From(value);
}
