namespace TrackingPlatform.Domain.Uploads;

/// <summary>How a file is written. Guessed once, shown, and changed by hand where the guess is wrong.</summary>
/// <param name="Encoding">Its letters.</param>
/// <param name="Delimiter">What stands between values.</param>
/// <param name="DecimalMark">How its amounts are written.</param>
/// <param name="DateOrder">How its days are written.</param>
/// <param name="TimeZone">IANA name of the zone that times without an offset are in.</param>
public sealed record FileFormat(FileEncoding Encoding, FieldDelimiter Delimiter, DecimalMark DecimalMark, DateOrder DateOrder, string TimeZone)
{
    /// <summary>The delimiter as it stands in the file.</summary>
    public char Separator => Delimiter switch
    {
        FieldDelimiter.Comma => ',',
        FieldDelimiter.Semicolon => ';',
        FieldDelimiter.Tab => '\t',
        FieldDelimiter.Pipe => '|',
    };
}
