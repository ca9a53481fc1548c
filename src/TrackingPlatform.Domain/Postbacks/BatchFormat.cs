namespace TrackingPlatform.Domain.Postbacks;

/// <summary>How the rows of a batch are written.</summary>
public enum BatchFormat
{
    /// <summary>A JSON array of objects.</summary>
    Json,

    /// <summary>One JSON object a line.</summary>
    Lines,

    /// <summary>CSV whose first line names our fields.</summary>
    Csv,
}
