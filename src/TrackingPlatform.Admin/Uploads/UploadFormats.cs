using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Uploads;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Admin.Uploads;

/// <summary>Checks how a file is wished to be read.</summary>
internal static class UploadFormats
{
    /// <summary>An IANA zone; UTC where refused.</summary>
    public static string Zone(DraftCheck check, string name)
    {
        if (IanaZone.TryFind(name, out var zone))
        {
            return zone.Id;
        }

        check.Refuse("timezone", "invalid", "Name a time zone of the IANA list, such as Europe/Berlin.");
        return "UTC";
    }

    /// <summary>The file in a format, or what is wrong with it as a whole.</summary>
    public static DelimitedFile Read(byte[] bytes, FileFormat format, DraftCheck check)
    {
        var file = DelimitedFile.Read(FileText.Decode(bytes, format.Encoding), format.Separator, UploadDesk.MostRows + 1);
        if (file.Lines.Count == 0)
        {
            check.Refuse("file", "empty", "The file has no rows under its first line, which names the columns.");
        }
        else if (file.Lines.Count > UploadDesk.MostRows)
        {
            check.Refuse("file", "too_many", $"A file has at most {UploadDesk.MostRows} rows; split it.");
        }
        else if (file.Header.Any(name => name.Contains('\0', StringComparison.Ordinal)))
        {
            check.Refuse("file", "invalid", "This is no text file.");
        }

        return file;
    }

    /// <summary>How a file is read after a draft. Columns that another delimiter or encoding makes are guessed anew unless the draft says them.</summary>
    public static UploadRevision Revise(FileFormat now, IReadOnlyList<string> fieldsNow, UploadDraft draft, byte[] bytes, DraftCheck check)
    {
        check.NoOthers(draft.Others);
        var format = new FileFormat(
            check.Choice("encoding", draft.Encoding, now.Encoding),
            check.Choice("delimiter", draft.Delimiter, now.Delimiter),
            check.Choice("decimal_mark", draft.DecimalMark, now.DecimalMark),
            check.Choice("date_order", draft.DateOrder, now.DateOrder),
            draft.Timezone is { } zone ? Zone(check, zone) : now.TimeZone);
        var file = Read(bytes, format, check);
        var isOther = (format.Encoding, format.Delimiter) != (now.Encoding, now.Delimiter);
        var fields = draft.Fields ?? (isOther ? ColumnMatch.Guess(file.Header, file.Lines) : fieldsNow);
        if (fields.Count != file.Header.Count)
        {
            check.Refuse("fields", "invalid", $"The file has {file.Header.Count} columns; say the field of each, and \"\" for those that are left out.");
        }

        for (var column = 0; column < fields.Count; column++)
        {
            if (fields[column].Length > 0 && !ColumnMatch.Fields.Contains(fields[column]))
            {
                check.Refuse($"fields[{column}]", "invalid", $"Use one of {string.Join(", ", ColumnMatch.Fields)}, or \"\" to leave the column out.");
            }
            else if (fields[column].Length > 0 && fields.Take(column).Contains(fields[column]))
            {
                check.Refuse($"fields[{column}]", "twice", $"Another column is {fields[column]} already.");
            }
        }

        return new UploadRevision(format, file.Header, [.. fields], file.Lines.Count);
    }

    /// <summary>What is made of the first rows.</summary>
    public static IReadOnlyList<UploadSampleRow> Sample(DelimitedFile file, FileFormat format, IReadOnlyList<string> fields)
    {
        var translation = new RowTranslation(format, fields, TimeZoneInfo.FindSystemTimeZoneById(format.TimeZone));
        return [.. file.Lines.Select(line => (Line: line, Row: translation.Read(line))).Select(each => new UploadSampleRow
        {
            Row = each.Line.Number,
            Values = each.Line.Values,
            Postback = each.Row.Parameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value),
            Problem = each.Row.Problem?.Detail,
        })];
    }
}
