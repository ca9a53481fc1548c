namespace TrackingPlatform.Domain.Reporting;

/// <summary>At what time conversions are counted.</summary>
public enum ConversionTime
{
    /// <summary>When they happened.</summary>
    Conversion,

    /// <summary>When their click happened, so that clicks stand beside what came of them; conversions without a click are left out.</summary>
    Click,
}
