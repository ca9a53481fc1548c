using System.Text;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Domain.Tests.Uploads;

/// <summary>Files as partners write them: letters, delimiters, amounts and days, guessed where they tell and asked about where they do not.</summary>
public sealed class FileReadingTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("utf-8", FileEncoding.Utf8)]
    [InlineData("utf-16", FileEncoding.Utf16)]
    [InlineData("utf-16BE", FileEncoding.Utf16BigEndian)]
    [InlineData("windows-1252", FileEncoding.Windows1252)]
    public void Letters_are_told_by_the_bytes(string name, FileEncoding expected)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes("Käufer;Betrag\nMüller;5")];

        Assert.Equal(expected, FileText.Guess(bytes));
        Assert.Equal("Käufer;Betrag\nMüller;5", FileText.Decode(bytes, expected));
    }

    [Theory]
    [InlineData("order_id,amount\nA,1.50", FieldDelimiter.Comma)]
    [InlineData("order_id;amount\nA;1,50", FieldDelimiter.Semicolon)]
    [InlineData("order_id\tamount\nA\t\"1,50\"", FieldDelimiter.Tab)]
    [InlineData("order_id|note|amount\nA|one, two|1.50", FieldDelimiter.Pipe)]
    [InlineData("sep=;\norder_id;amount\nA;1,50", FieldDelimiter.Semicolon)]
    [InlineData("order_id\nA\nB,C", FieldDelimiter.Comma)]
    public void The_delimiter_is_the_one_that_makes_rows_of_the_header(string text, FieldDelimiter expected)
    {
        var guess = FormatGuess.Of(Encoding.UTF8.GetBytes(text), "UTC");

        Assert.Equal(expected, guess.Format.Delimiter);
        Assert.Equal("txn_id", guess.Fields[0]);
    }

    [Theory]
    [InlineData("1,234.56", DecimalMark.Point, "1234.56")]
    [InlineData("1.234,56", DecimalMark.Comma, "1234.56")]
    [InlineData("1 234,5", DecimalMark.Comma, "1234.5")]
    [InlineData("1'234.50", DecimalMark.Point, "1234.50")]
    [InlineData("-12", DecimalMark.Comma, "-12")]
    [InlineData("12,5", DecimalMark.Point, null)]
    [InlineData("12.5", DecimalMark.Comma, null)]
    [InlineData("1,23,456", DecimalMark.Point, null)]
    [InlineData("€ 5", DecimalMark.Point, null)]
    [InlineData("1e3", DecimalMark.Point, null)]
    public void Amounts_are_read_by_the_chosen_mark_and_never_guessed(string text, DecimalMark mark, string? plain) =>
        Assert.Equal(plain, FileNumber.Plain(text, mark));

    [Fact]
    public void An_amount_that_both_marks_can_read_says_nothing()
    {
        Assert.Null(FileNumber.MarkOf(["12", "1,234", "1.234"]));
        Assert.Equal(DecimalMark.Comma, FileNumber.MarkOf(["12", "1.234,50"]));
        Assert.Equal(DecimalMark.Point, FileNumber.MarkOf(["12", "5.5"]));
        Assert.Null(FileNumber.MarkOf(["5,50", "5.50"]));
    }

    [Theory]
    [InlineData("2026-03-01T09:30:00Z", DateOrder.YearFirst, "2026-03-01T09:30:00Z")]
    [InlineData("2026-03-01 09:30", DateOrder.DayFirst, "2026-03-01T08:30:00Z")]
    [InlineData("01.03.2026 09:30:15", DateOrder.DayFirst, "2026-03-01T08:30:15Z")]
    [InlineData("3/1/2026 9:30 AM", DateOrder.MonthFirst, "2026-03-01T08:30:00Z")]
    [InlineData("3/1/2026", DateOrder.DayFirst, "2026-01-03T22:59:59Z")]
    [InlineData("20260301", DateOrder.YearFirst, "2026-03-01T22:59:59Z")]
    [InlineData("1772357400", DateOrder.YearFirst, "2026-03-01T09:30:00Z")]
    [InlineData("01.03.2026", DateOrder.YearFirst, null)]
    [InlineData("13/13/2026", DateOrder.DayFirst, null)]
    [InlineData("2026-03-29 02:30", DateOrder.YearFirst, null)]
    [InlineData("2026-10-25 02:30", DateOrder.YearFirst, null)]
    [InlineData("2026-10-25T02:30:00+02:00", DateOrder.YearFirst, "2026-10-25T00:30:00Z")]
    public void Times_are_read_in_the_files_zone_and_order(string text, DateOrder order, string? expected)
    {
        var isRead = FileTime.TryRead(text, order, Berlin, out var time, out var problem);

        Assert.Equal(expected is not null, isRead);
        Assert.Equal(isRead, problem is null);
        Assert.Equal(expected, isRead ? time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    [Fact]
    public void The_order_of_days_is_told_by_a_day_after_the_twelfth()
    {
        Assert.Equal(DateOrder.DayFirst, FileTime.OrderOf(["01/02/2026", "13/02/2026 10:00"]));
        Assert.Equal(DateOrder.MonthFirst, FileTime.OrderOf(["01/02/2026", "02/13/2026"]));
        Assert.Equal(DateOrder.DayFirst, FileTime.OrderOf(["24.12.2026"]));
        Assert.Null(FileTime.OrderOf(["01/02/2026"]));
        Assert.Null(FileTime.OrderOf(["2026-02-01"]));
    }

    [Fact]
    public void What_the_file_does_not_tell_is_said_to_be_in_doubt()
    {
        var plain = FormatGuess.Of("order,amount,date\nA,12.50,2026-02-01"u8, "Europe/Berlin");
        var doubtful = FormatGuess.Of("order;amount;date\nA;1.234;01/02/2026"u8, "Europe/Berlin");

        Assert.Empty(plain.Doubts);
        Assert.Equal(["decimal_mark", "date_order"], doubtful.Doubts);
        Assert.Equal("Europe/Berlin", doubtful.Format.TimeZone);
    }

    [Fact]
    public void Columns_are_known_by_our_names_spoken_names_and_those_of_other_platforms()
    {
        string[] header = ["Order-No.", "Sale Amount", "eccu", "goal_id", "conv_status", "promo_code", "Created At", "adv_sub2", "Colour"];

        Assert.Equal(["txn_id", "amount", "currency", "event", "status", "coupon", "timestamp", "adv2", ""], ColumnMatch.Guess(header, []));
    }

    [Fact]
    public void A_click_id_is_known_when_it_is_seen_whatever_its_column_is_called()
    {
        var click = ClickId.New(DateTimeOffset.UnixEpoch.AddYears(56)).ToString();
        var file = DelimitedFile.Read($"transaction_id,reference,order_id\n{click},{click},A-1", ',');
        var orders = DelimitedFile.Read("transaction_id,reference\nT-1,x", ',');

        Assert.Equal(["click_id", "", "txn_id"], ColumnMatch.Guess(file.Header, file.Lines));
        Assert.Equal(["txn_id", ""], ColumnMatch.Guess(orders.Header, orders.Lines));
    }

    [Fact]
    public void A_row_that_cannot_be_read_hurts_no_other()
    {
        var file = DelimitedFile.Read("order,note\nA,\"two\nlines\"\nB,\"open\nC,fine\nD\n\nE,last", ',');

        Assert.Equal(["A", "C", "E"], file.Lines.Where(line => line.Problem is null).Select(line => line.Values[0]));
        Assert.Equal([2, 4], file.Lines.Where(line => line.Problem is not null).Select(line => line.Number));
        Assert.Equal("two\nlines", file.Lines[0].Values[1]);
    }
}
