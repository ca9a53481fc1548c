using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Whose turn it is. The edge counts; the simulator only looks.</summary>
public interface IRotation
{
    /// <summary>A number one higher than at the last call with the same arguments. Thread-safe, takes no lock.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="route">The number of the rule, from 1; 0 for the campaign's own offers.</param>
    /// <param name="offers">Which of the route's offers take part, one bit each: turns are counted apart for every such choice, or they would not be even.</param>
    ulong Next(CampaignId campaign, int route, ulong offers);

    /// <summary>The same for the landing pages of an offer.</summary>
    ulong NextLanding(OfferId offer);
}
