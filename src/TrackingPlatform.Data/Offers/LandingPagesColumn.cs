using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Data.Offers;

/// <summary>Keeps landing pages as <c>jsonb</c> on their offer, as caps are: the edge's snapshot finds them in rows that it reads anyway.</summary>
internal static class LandingPagesColumn
{
    private static readonly ValueConverter<IReadOnlyList<LandingPage>, string> Converter = new(pages => LandingPageJson.Write(pages), text => LandingPageJson.Read(text));

    private static readonly ValueComparer<IReadOnlyList<LandingPage>> Same = new((left, right) => left!.SequenceEqual(right!), pages => pages.Count, pages => pages);

    public static void IsLandingPages(this PropertyBuilder<IReadOnlyList<LandingPage>> property) =>
        property.HasColumnType("jsonb").HasConversion(Converter, Same).HasDefaultValueSql("'[]'");
}
