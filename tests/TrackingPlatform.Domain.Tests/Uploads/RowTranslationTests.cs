using System.Text;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Domain.Tests.Uploads;

/// <summary>Rows of a file as postbacks.</summary>
public sealed class RowTranslationTests
{
    private const string Header = "order;amount;status;date;key\n";

    [Fact]
    public void Amounts_times_and_statuses_become_ours()
    {
        var row = Read("A-1;1.234,50;Storno;24.11.2026 10:00;k1");

        Assert.Null(row.Problem);
        Assert.Equal("txn_id=A-1&amount=1234.50&status=reversed&timestamp=2026-11-24T09:00:00Z", Said(row));
        Assert.Equal("k1", row.Key);
    }

    [Fact]
    public void The_postback_it_became_can_be_read_again_from_its_bytes()
    {
        var row = Read("Ä-1;5;ok;24.11.2026 10:00;");

        Assert.Equal(row.Parameters, PostbackParameters.FromJson(row.Raw));
        Assert.Equal("ok", PostbackFields.Find(row.Parameters, "status"));
    }

    [Theory]
    [InlineData("A;12.5;approved;24.11.2026;", ReasonCodes.AmountInvalid)]
    [InlineData("A;12,5;approved;11/24/2026;", ReasonCodes.TimestampInvalid)]
    [InlineData("A;12,5;approved", ReasonCodes.Malformed)]
    [InlineData("A;\"12,5;approved;24.11.2026;k", ReasonCodes.Malformed)]
    public void A_value_that_cannot_be_read_refuses_its_row(string text, string reason) => Assert.Equal(reason, Read(text).Problem?.Reason);

    [Fact]
    public void A_row_that_cannot_be_taken_apart_keeps_its_bytes() => Assert.Equal("A;12,5;approved", Encoding.UTF8.GetString(Read("A;12,5;approved").Raw));

    [Fact]
    public void A_column_that_is_left_out_is_not_sent()
    {
        var file = DelimitedFile.Read(Header + "A;12,5;approved;24.11.2026 10:00;k", ';');
        var row = new RowTranslation(Format, ["txn_id", "", "", "", ""], TimeZoneInfo.Utc).Read(file.Lines[0]);

        Assert.Equal("txn_id=A", Said(row));
    }

    private static FileFormat Format => new(FileEncoding.Utf8, FieldDelimiter.Semicolon, DecimalMark.Comma, DateOrder.DayFirst, "Europe/Berlin");

    private static BatchRow Read(string row)
    {
        var file = DelimitedFile.Read(Header + row, ';');
        return new RowTranslation(Format, ["txn_id", "amount", "status", "timestamp", "idempotency_key"], TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).Read(Assert.Single(file.Lines));
    }

    private static string Said(BatchRow row) => string.Join('&', row.Parameters.Select(pair => $"{pair.Key}={pair.Value}"));
}
