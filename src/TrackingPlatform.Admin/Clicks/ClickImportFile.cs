using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace TrackingPlatform.Admin.Clicks;

/// <summary>Reads the rows of a file of old clicks, one after the other: CSV with a header, a JSON array, or one JSON object a line.</summary>
internal static class ClickImportFile
{
    private static readonly Dictionary<string, Action<ClickImportRow, string>> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["foreign_id"] = (row, text) => row.ForeignId = text,
        ["publisher"] = (row, text) => row.Publisher = text,
        ["offer"] = (row, text) => row.Offer = text,
        ["at"] = (row, text) => row.At = text,
        ["click_ref"] = (row, text) => row.ClickRef = text,
        ["source"] = (row, text) => row.Source = text,
        ["payout_ref"] = (row, text) => row.PayoutRef = text,
        ["sub1"] = (row, text) => row.Sub1 = text,
        ["sub2"] = (row, text) => row.Sub2 = text,
        ["sub3"] = (row, text) => row.Sub3 = text,
        ["sub4"] = (row, text) => row.Sub4 = text,
        ["sub5"] = (row, text) => row.Sub5 = text,
        ["sub6"] = (row, text) => row.Sub6 = text,
        ["sub7"] = (row, text) => row.Sub7 = text,
        ["sub8"] = (row, text) => row.Sub8 = text,
        ["sub9"] = (row, text) => row.Sub9 = text,
        ["sub10"] = (row, text) => row.Sub10 = text,
    };

    /// <summary>The rows, or why one cannot be read. What makes all further rows unreadable ends the file with such a line.</summary>
    public static IAsyncEnumerable<(ClickImportRow? Row, string? Problem)> RowsAsync(Stream file, ClickFileKind kind, CancellationToken cancellationToken) =>
        kind == ClickFileKind.Csv ? CsvAsync(file, cancellationToken) : JsonAsync(file, kind == ClickFileKind.JsonLines, cancellationToken);

    private static async IAsyncEnumerable<(ClickImportRow? Row, string? Problem)> JsonAsync(Stream file, bool isByLine, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rows = JsonSerializer.DeserializeAsyncEnumerable(file, AdminJson.Default.ClickImportRow, topLevelValues: isByLine, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await TryMoveAsync(rows) is { } isThere)
        {
            if (!isThere)
            {
                yield break;
            }

            yield return rows.Current is { } row ? (row, null) : (null, "null is no row.");
        }

        yield return (null, "From here on this is not JSON of rows; texts and times stand in quotes. Nothing after it was read.");
    }

    // Null when what follows cannot be read.
    private static async ValueTask<bool?> TryMoveAsync(IAsyncEnumerator<ClickImportRow?> rows)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async IAsyncEnumerable<(ClickImportRow? Row, string? Problem)> CsvAsync(Stream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        var csv = new CsvReading(reader);
        if (await csv.NextAsync(cancellationToken) is not { } header)
        {
            yield break;
        }

        var names = header.Select(name => name.Trim()).ToList();
        if (names.Find(name => !Columns.ContainsKey(name)) is { } stray)
        {
            yield return (null, $"There is no column {stray}; the columns are {string.Join(", ", Columns.Keys)}. Nothing was read.");
            yield break;
        }

        while (await csv.NextAsync(cancellationToken) is { } values)
        {
            if (values.Count != names.Count)
            {
                yield return (null, $"The row has {values.Count} values and the header {names.Count}.");
                continue;
            }

            var row = new ClickImportRow();
            for (var index = 0; index < names.Count; index++)
            {
                Columns[names[index]](row, values[index]);
            }

            yield return (row, null);
        }
    }
}
