namespace TrackingPlatform.Domain.Offers;

/// <summary>Whose page a landing page is.</summary>
public enum LandingPageKind
{
    /// <summary>A variant of the destination: the visitor is at the advertiser.</summary>
    Destination,

    /// <summary>A page of the agency's own before the offer, from which <c>/go/{n}</c> leads on.</summary>
    Before,
}
