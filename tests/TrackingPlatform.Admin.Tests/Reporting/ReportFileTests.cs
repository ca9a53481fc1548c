using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Tests.Reporting;

public sealed class ReportFileTests
{
    [Fact]
    public void A_file_has_the_fields_of_the_api_and_its_numbers_stay_numbers()
    {
        var answer = Answer("Deals, \"best\"", new ReportFigures { Clicks = 3, Conversions = 1, Payout = 20.5m, Revenue = 8m });

        Assert.Equal(
            "day,publisher,publisher_name,currency,clicks,cr,epc,profit,margin\r\n"
            + "2026-11-22,pub_1,\"Deals, \"\"best\"\"\",EUR,3,0.333333,6.8333,-12.50,-1.5625\r\n",
            Text(answer));
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), Bytes(ReportFormat.Csv, answer)[..3]);
    }

    [Fact]
    public void What_is_absent_is_an_empty_cell() =>
        Assert.EndsWith("2026-11-22,,\"\",EUR,,,,0.00,\r\n", Text(Answer(null, new ReportFigures(), id: null)), StringComparison.Ordinal);

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t'=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("a;=1", "\"a;'=1\"")]
    [InlineData("a\"=1", "\"a\"\"'=1\"")]
    [InlineData("Mira, -20 % off", "\"Mira, -20 % off\"")]
    [InlineData("A-B=C", "\"A-B=C\"")]
    public void A_name_that_would_be_a_formula_is_inert(string name, string cell) =>
        Assert.Contains($",{cell},EUR,", Text(Answer(name, new ReportFigures())), StringComparison.Ordinal);

    [Fact]
    public void The_name_says_what_is_in_the_file_and_when_it_is_not_all()
    {
        Assert.Equal("report_day-publisher_2026-11-09_2026-11-22.csv", ReportFile.NameOf(ReportFormat.Csv, Answer("a", new ReportFigures())));
        Assert.Equal("report_day-publisher_2026-11-09_2026-11-22_first-1000-rows.csv", ReportFile.NameOf(ReportFormat.Csv, Answer("a", new ReportFigures(), isTruncated: true)));
    }

    [Fact]
    public void A_workbook_keeps_figures_as_numbers_and_marks_what_looks_like_a_formula()
    {
        using var archive = new ZipArchive(new MemoryStream(Bytes(ReportFormat.Xlsx, Answer("=1+1\u0001", new ReportFigures { Clicks = 3, Payout = 20.5m, Revenue = 8m }))));
        var sheet = XDocument.Load(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var name = sheet.Root!.Name.Namespace;
        var rows = sheet.Descendants(name + "row").Select(row => row.Elements(name + "c").ToList()).ToList();

        Assert.Equal(["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml"], archive.Entries.Select(entry => entry.FullName));
        Assert.Equal(["day", "publisher", "publisher_name", "currency", "clicks", "cr", "epc", "profit", "margin"], rows[0].Select(cell => cell.Value));
        Assert.Equal(("2", "inlineStr", "=1+1\uFFFD"), (rows[1][2].Attribute("s")?.Value, rows[1][2].Attribute("t")?.Value, rows[1][2].Value));
        Assert.Equal(("3", "-12.50", null), (rows[1][4].Element(name + "v")?.Value, rows[1][7].Element(name + "v")?.Value, rows[1][7].Attribute("t")?.Value));
        Assert.Empty(sheet.Descendants(name + "f"));
    }

    [Fact]
    public void Json_is_written_as_the_api_answers() =>
        Assert.Equal(
            """[{"day":"2026-11-22","publisher":"pub_1","publisher_name":"=1","currency":"EUR","clicks":3,"cr":"0.0000","epc":"0.0000","profit":"0.00","margin":null}]""",
            Encoding.UTF8.GetString(Bytes(ReportFormat.Json, Answer("=1", new ReportFigures { Clicks = 3 }))));

    private static string Text(ReportAnswer answer) => Encoding.UTF8.GetString(Bytes(ReportFormat.Csv, answer)[3..]);

    private static byte[] Bytes(ReportFormat format, ReportAnswer answer) => ReportFile.WriteAsync(format, answer, CancellationToken.None).GetAwaiter().GetResult();

    private static ReportAnswer Answer(string? name, ReportFigures figures, string? id = "pub_1", bool isTruncated = false)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var query = new ReportQuery
        {
            Zone = zone,
            From = new DateTimeOffset(2026, 11, 8, 23, 0, 0, TimeSpan.Zero),
            Until = new DateTimeOffset(2026, 11, 22, 23, 0, 0, TimeSpan.Zero),
            GroupBy = [ReportDimension.Day, ReportDimension.Publisher],
        };
        var keys = new Dictionary<ReportAxis, ReportKey> { [ReportDimension.Day] = new("2026-11-22", null), [ReportDimension.Publisher] = new(id, name) };
        ReportMetric[] metrics = [ReportMetric.Clicks, ReportMetric.Cr, ReportMetric.Epc, ReportMetric.Profit, ReportMetric.Margin];
        return new ReportAnswer(new ReportQuestion(query, metrics), new Report([new ReportRow(keys, Currency.Of("EUR"), figures)], [], isTruncated, query.Until));
    }
}
