namespace TrackingPlatform.Domain.Uploads;

/// <summary>What stands before the decimals of the amounts in a file. Only files have this choice; a postback has a point.</summary>
public enum DecimalMark
{
    /// <summary><c>1,234.56</c>: a point; commas, blanks and apostrophes may group thousands.</summary>
    Point,

    /// <summary><c>1.234,56</c>: a comma; points, blanks and apostrophes may group thousands.</summary>
    Comma,
}
