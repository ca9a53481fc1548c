namespace TrackingPlatform.Domain.Clicks;

/// <summary>How much of a request is kept with its click. Longer values are cut and flagged, never refused.</summary>
public static class ClickLimits
{
    /// <summary>Sub-ids.</summary>
    public const int Subs = 10;

    /// <summary>Characters of a value.</summary>
    public const int Value = 500;

    /// <summary>Characters of a name that we do not know.</summary>
    public const int Name = 64;

    /// <summary>Parameters kept besides the known ones.</summary>
    public const int Others = 50;

    /// <summary>Characters of the agent kept.</summary>
    public const int UserAgent = 512;

    /// <summary>Characters of a deep link.</summary>
    public const int DeepLink = 2_048;

    /// <summary>Characters of a consent string, which are long by nature.</summary>
    public const int Consent = 4_000;
}
