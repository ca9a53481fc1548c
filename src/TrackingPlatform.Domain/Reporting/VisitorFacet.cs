namespace TrackingPlatform.Domain.Reporting;

/// <summary>What visitors are told apart by in the sums of days: few things at a time, so that the sums stay small.</summary>
public enum VisitorFacet
{
    /// <summary>Country and kind of device.</summary>
    Place,

    /// <summary>Kind of device, operating system and browser.</summary>
    Agent,
}
