namespace TrackingPlatform.Domain.Offers;

/// <summary>Which publishers may send visitors to an offer.</summary>
public enum OfferVisibility
{
    /// <summary>Every publisher who is not blocked for it.</summary>
    Public,

    /// <summary>Publishers who asked and were approved.</summary>
    OnRequest,

    /// <summary>Publishers who were approved; others do not learn of it.</summary>
    Private,
}
