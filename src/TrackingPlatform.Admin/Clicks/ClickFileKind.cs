namespace TrackingPlatform.Admin.Clicks;

/// <summary>How a file of old clicks is written.</summary>
public enum ClickFileKind
{
    /// <summary>Comma or semicolon separated, with a header.</summary>
    Csv,

    /// <summary>A JSON array of objects.</summary>
    Json,

    /// <summary>One JSON object a line.</summary>
    JsonLines,
}
