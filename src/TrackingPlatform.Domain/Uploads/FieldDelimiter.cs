namespace TrackingPlatform.Domain.Uploads;

/// <summary>What stands between two values of a row.</summary>
public enum FieldDelimiter
{
    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A semicolon, usual where the comma is the decimal mark.</summary>
    Semicolon,

    /// <summary>A tab.</summary>
    Tab,

    /// <summary>A vertical bar.</summary>
    Pipe,
}
