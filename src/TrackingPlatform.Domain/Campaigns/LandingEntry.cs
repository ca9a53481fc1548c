using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What routing may know of a landing page.</summary>
/// <param name="Id">The page.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Kind">Whose page it is.</param>
/// <param name="Url">Where visitors go, compiled.</param>
/// <param name="Weight">Its turns among the offer's pages.</param>
public sealed record LandingEntry(LandingPageId Id, string Name, LandingPageKind Kind, MacroTemplate Url, int Weight)
{
    /// <summary>The id as links write it.</summary>
    public string Text { get; } = Id.ToString();
}
