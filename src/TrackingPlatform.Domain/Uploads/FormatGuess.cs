namespace TrackingPlatform.Domain.Uploads;

/// <summary>How a file is most likely written, and which column is what.</summary>
/// <param name="Format">How it is written.</param>
/// <param name="Fields">The field of each column.</param>
/// <param name="Doubts">Fields of the format that nothing in the file tells, so that a person should look: <c>decimal_mark</c>, <c>date_order</c>.</param>
public sealed record FormatGuess(FileFormat Format, IReadOnlyList<string> Fields, IReadOnlyList<string> Doubts)
{
    private const int Samples = 200;

    private static readonly FieldDelimiter[] Delimiters = [FieldDelimiter.Comma, FieldDelimiter.Semicolon, FieldDelimiter.Tab, FieldDelimiter.Pipe];

    /// <summary>Looks at the first rows of a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="timeZone">The zone its local times are taken for, which no file tells.</param>
    public static FormatGuess Of(ReadOnlySpan<byte> bytes, string timeZone)
    {
        var encoding = FileText.Guess(bytes);
        var text = FileText.Decode(bytes, encoding);
        var (delimiter, file) = Delimiters
            .Select(each => (Delimiter: each, File: DelimitedFile.Read(text, Separator(each), Samples)))
            .MaxBy(each => (each.File.Lines.Count(line => line.Problem is null) + 1) * Math.Sign(each.File.Header.Count - 1) * 1000 + each.File.Header.Count);
        var fields = ColumnMatch.Guess(file.Header, file.Lines);
        var (mark, order) = (FileNumber.MarkOf(Values(file, fields, IsAmount)), FileTime.OrderOf(Values(file, fields, IsTime)));
        var format = new FileFormat(encoding, delimiter, mark ?? Usual(delimiter), order ?? DateOrder.YearFirst, timeZone);
        return new FormatGuess(format, fields, [.. Doubtful(file, fields, format, mark, order)]);
    }

    /// <summary>Whether a field holds an amount, which the decimal mark reads.</summary>
    public static bool IsAmount(string field) => field is "amount" or "revenue" or "payout";

    private static bool IsTime(string field) => field is "timestamp";

    private static char Separator(FieldDelimiter delimiter) => new FileFormat(FileEncoding.Utf8, delimiter, DecimalMark.Point, DateOrder.YearFirst, "").Separator;

    // Where the semicolon separates, the comma was needed elsewhere.
    private static DecimalMark Usual(FieldDelimiter delimiter) => delimiter == FieldDelimiter.Semicolon ? DecimalMark.Comma : DecimalMark.Point;

    private static IEnumerable<string> Values(DelimitedFile file, IReadOnlyList<string> fields, Func<string, bool> isMeant) =>
        Enumerable.Range(0, fields.Count).Where(column => isMeant(fields[column])).SelectMany(column => ColumnMatch.ValuesOf(file.Lines, column));

    private static IEnumerable<string> Doubtful(DelimitedFile file, IReadOnlyList<string> fields, FileFormat format, DecimalMark? mark, DateOrder? order)
    {
        if (mark is null && Values(file, fields, IsAmount).Any(amount => !PlainNumber(amount)))
        {
            yield return "decimal_mark";
        }

        if (order is null && Values(file, fields, IsTime).Any(time => !FileTime.TryRead(time, format.DateOrder, TimeZoneInfo.Utc, out _, out _)))
        {
            yield return "date_order";
        }
    }

    private static bool PlainNumber(string amount) => amount.All(char.IsAsciiDigit);
}
