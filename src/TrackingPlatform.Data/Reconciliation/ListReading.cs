using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Data.Reconciliation;

/// <summary>Reads the rows of a partner's list as sales, by the same translation that files of conversions are booked with.</summary>
public static class ListReading
{
    /// <summary>The sale of a row; with what can be read of it where something cannot.</summary>
    /// <param name="number">Which row.</param>
    /// <param name="row">The row as a postback.</param>
    /// <param name="compared">Which of its amounts is compared.</param>
    public static ListedSale Sale(int number, BatchRow row, ComparedAmount compared)
    {
        string? Find(string field) => PostbackFields.Find(row.Parameters, field) is { Length: > 0 } text ? text : null;
        return new ListedSale(
            number,
            Find("txn_id"),
            Find("click_id"),
            Find("event"),
            Domain.Amounts.PlainDecimal.TryParse(Find(WireName<ComparedAmount>.Of(compared)), out var amount) ? amount : null,
            Find("currency")?.ToUpperInvariant() is { Length: 3 } currency ? currency : null,
            WireName<ConversionStatus>.TryParse(Find("status")?.ToLowerInvariant(), out var status) ? status : null,
            Find("timestamp") is { } time && PostbackTime.TryParse(time, out var at) ? at : null);
    }

    /// <summary>The rows of a file as postbacks.</summary>
    public static IReadOnlyList<BatchRow> Rows(byte[] file, FileFormat format, IReadOnlyList<string> fields)
    {
        var translation = new RowTranslation(format, fields, TimeZoneInfo.FindSystemTimeZoneById(format.TimeZone));
        return [.. DelimitedFile.Read(FileText.Decode(file, format.Encoding), format.Separator).Lines.Select(translation.Read)];
    }
}
