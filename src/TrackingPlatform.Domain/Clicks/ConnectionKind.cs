namespace TrackingPlatform.Domain.Clicks;

/// <summary>How the network behind an address is reached, as far as the address data says.</summary>
public enum ConnectionKind
{
    /// <summary>The data does not say.</summary>
    Unknown,

    /// <summary>A household's line: cable, DSL, fibre.</summary>
    Broadband,

    /// <summary>A mobile telephone's network.</summary>
    Cellular,

    /// <summary>A company's, school's or authority's line.</summary>
    Corporate,

    /// <summary>Over a satellite.</summary>
    Satellite,

    /// <summary>Over a telephone call.</summary>
    Dialup,

    /// <summary>A computing centre: seldom a person.</summary>
    Hosting,
}
