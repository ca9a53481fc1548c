using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Offers;

/// <summary>A page that an offer's visitors may land on in place of its destination.</summary>
/// <param name="Id">The page's identifier; links ask for it by <c>landing</c>.</param>
/// <param name="Name">What people call it; 1 to 120 characters, unique within the offer.</param>
/// <param name="Url">Where visitors go: a URL with click macros, up to 2,048 characters.</param>
/// <param name="Kind">Whose page it is.</param>
/// <param name="Weight">Its turns among the offer's pages; with 0 it is shown to those alone whose link asks for it.</param>
/// <param name="Status">Whether it takes part.</param>
public sealed record LandingPage(LandingPageId Id, string Name, string Url, LandingPageKind Kind, int Weight, EntityStatus Status)
{
    /// <summary>Landing pages of one offer at the most, archived ones too.</summary>
    public const int Most = 50;

    /// <summary>The largest weight.</summary>
    public const int MostWeight = 1_000_000;

    /// <summary>The weight of a page for which none is given.</summary>
    public const int UsualWeight = 100;
}
