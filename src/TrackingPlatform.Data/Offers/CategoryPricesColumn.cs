using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Data.Offers;

/// <summary>Keeps a price's categories as <c>jsonb</c> beside its other parts, in the form of the API, as payout rules are.</summary>
internal static class CategoryPricesColumn
{
    private static readonly ValueConverter<IReadOnlyList<CategoryPrice>, string> Converter = new(categories => PriceJson.WriteCategories(categories), text => PriceJson.ReadCategories(text));

    private static readonly ValueComparer<IReadOnlyList<CategoryPrice>> Same = new((left, right) => left!.SequenceEqual(right!), categories => categories.Count, categories => categories);

    public static void IsCategoryPrices(this ComplexTypePropertyBuilder<IReadOnlyList<CategoryPrice>> property) =>
        property.HasColumnType("jsonb").HasConversion(Converter, Same).HasDefaultValueSql("'[]'");
}
