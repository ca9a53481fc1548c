using System.IO.Compression;
using System.Text;
using System.Xml;
using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>
/// A workbook of one sheet, ECMA-376, written as it comes: texts stand in their cells as texts, which no program runs, and those that look like a
/// formula are marked as text for whoever edits them.
/// </summary>
internal sealed class XlsxSheet : IReportSheet
{
    /// <summary>Rows that a sheet holds at most, the columns' names among them.</summary>
    public const int MostRows = 1_048_576;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Bold = "1";
    private const string Marked = "2";

    private static readonly (string Path, string Xml)[] Frame =
    [
        ("[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kinds}sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Kinds}worksheet+xml\"/>"
            + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Kinds}styles+xml\"/></Types>"),
        ("_rels/.rels", $"<Relationships xmlns=\"{PackageRelations}\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"Report\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels",
            $"<Relationships xmlns=\"{PackageRelations}\"><Relationship Id=\"r1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + $"<Relationship Id=\"r2\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>"),
        ("xl/styles.xml",
            $"<styleSheet xmlns=\"{Main}\"><fonts count=\"2\"><font/><font><b/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf/><xf fontId=\"1\" applyFont=\"1\"/><xf quotePrefix=\"1\"/></cellXfs></styleSheet>"),
    ];

    private readonly ReportQuestion _question;
    private readonly ZipArchive _archive;
    private readonly Stream _part;
    private readonly XmlWriter _sheet;

    public XlsxSheet(Stream stream, ReportQuestion question)
    {
        _question = question;
        _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (path, xml) in Frame)
        {
            using var part = new StreamWriter(_archive.CreateEntry(path, CompressionLevel.Fastest).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            part.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml);
        }

        _part = _archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        _sheet = XmlWriter.Create(_part, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        _sheet.WriteStartElement("worksheet", Main);
        _sheet.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" state=\"frozen\"/></sheetView></sheetViews>");
        _sheet.WriteStartElement("sheetData", Main);
        _sheet.WriteStartElement("row", Main);
        foreach (var name in ReportTable.Headers(question))
        {
            Text(name, Bold);
        }

        _sheet.WriteEndElement();
    }

    public Task AddAsync(ReportRow row, CancellationToken cancellationToken)
    {
        _sheet.WriteStartElement("row", Main);
        foreach (var cell in ReportTable.Cells(_question, row))
        {
            switch (cell)
            {
                case { Text.Length: 0 }:
                    _sheet.WriteStartElement("c", Main);
                    _sheet.WriteEndElement();
                    break;
                case { Kind: ReportCellKind.Number }:
                    _sheet.WriteStartElement("c", Main);
                    _sheet.WriteElementString("v", Main, cell.Text);
                    _sheet.WriteEndElement();
                    break;
                default:
                    Text(cell.Text, FormulaGuard.IsRisky(cell.Text) ? Marked : null);
                    break;
            }
        }

        _sheet.WriteEndElement();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _sheet.WriteEndElementAsync();
        await _sheet.WriteEndElementAsync();
        await _sheet.DisposeAsync();
        await _part.DisposeAsync();
        await _archive.DisposeAsync();
    }

    private void Text(string text, string? style)
    {
        _sheet.WriteStartElement("c", Main);
        if (style is not null)
        {
            _sheet.WriteAttributeString("s", style);
        }

        _sheet.WriteAttributeString("t", "inlineStr");
        _sheet.WriteStartElement("is", Main);
        _sheet.WriteStartElement("t", Main);
        _sheet.WriteAttributeString("xml", "space", null, "preserve");
        _sheet.WriteString(Storable(text));
        _sheet.WriteEndElement();
        _sheet.WriteEndElement();
        _sheet.WriteEndElement();
    }

    // XML has no way to say most control characters.
    private static string Storable(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));
}
