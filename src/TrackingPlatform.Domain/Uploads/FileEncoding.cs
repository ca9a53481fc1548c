namespace TrackingPlatform.Domain.Uploads;

/// <summary>How the letters of a file are written as bytes.</summary>
public enum FileEncoding
{
    /// <summary>UTF-8, with or without its mark.</summary>
    Utf8,

    /// <summary>UTF-16, the lower byte first, as Excel's Unicode text is.</summary>
    Utf16,

    /// <summary>UTF-16, the higher byte first.</summary>
    Utf16BigEndian,

    /// <summary>Windows-1252, as Excel writes CSV in Western Europe.</summary>
    Windows1252,
}
