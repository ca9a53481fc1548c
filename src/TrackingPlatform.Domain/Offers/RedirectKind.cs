namespace TrackingPlatform.Domain.Offers;

/// <summary>How a visitor is sent on.</summary>
public enum RedirectKind
{
    /// <summary>302 Found.</summary>
    Found,

    /// <summary>307 Temporary Redirect.</summary>
    Temporary,

    /// <summary>A page that refreshes to the destination.</summary>
    MetaRefresh,

    /// <summary>Two such pages, so that the destination learns nothing of where the visitor came from.</summary>
    DoubleMetaRefresh,
}
