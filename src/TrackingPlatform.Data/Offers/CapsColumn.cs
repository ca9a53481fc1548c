using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Data.Offers;

/// <summary>
/// Keeps caps as <c>jsonb</c> on what they limit, in the form of the API: they are read, written and versioned with it, and the ledger and the edge's
/// snapshot find them in rows that they read anyway. What was used stands apart, in <c>cap_counters</c>.
/// </summary>
internal static class CapsColumn
{
    private static readonly ValueConverter<IReadOnlyList<Cap>, string> Converter = new(caps => CapJson.Write(caps), text => CapJson.Read(text));

    private static readonly ValueComparer<IReadOnlyList<Cap>> Same = new((left, right) => left!.SequenceEqual(right!), caps => caps.Count, caps => caps);

    public static void IsCaps(this PropertyBuilder<IReadOnlyList<Cap>> property) =>
        property.HasColumnType("jsonb").HasConversion(Converter, Same).HasDefaultValueSql("'[]'");
}
