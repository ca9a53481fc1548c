using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Admin.Offers;

/// <summary>What came of a landing page.</summary>
/// <param name="LandingPage">The page.</param>
/// <param name="Clicks">Clicks that showed it.</param>
/// <param name="ClickThroughs">Those from which the visitor went on at least once; null for pages at the advertiser, where going on is his to know.</param>
/// <param name="Ctr">Their part, from 0 to 1; null where there is none to tell.</param>
public sealed record LandingFigures(LandingPageId LandingPage, string Name, long Clicks, long? ClickThroughs, double? Ctr);
