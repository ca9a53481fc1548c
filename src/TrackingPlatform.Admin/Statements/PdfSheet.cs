using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace TrackingPlatform.Admin.Statements;

/// <summary>Writes from the top of a page downwards, and goes on on another page where one is full.</summary>
internal sealed class PdfSheet : IDisposable
{
    private const double Margin = 54;
    private const double Line = 15;
    private const double Padding = 5;

    private static readonly XColor Grey = XColor.FromArgb(0x5E, 0x65, 0x70);
    private static readonly XPen Rule = new(XColor.FromArgb(0xD9, 0xDC, 0xE1), 0.6);

    // Parts of the width that the columns of a table take; the last two hold figures.
    private static readonly double[] Columns = [0.44, 0.2, 0.14, 0.22];

    private readonly PdfDocument _document;
    private readonly string _foot;
    private readonly XFont _plain = new(PdfFonts.Family, 9);
    private readonly XFont _bold = new(PdfFonts.Family, 9, XFontStyleEx.Bold);
    private readonly XFont _large = new(PdfFonts.Family, 17, XFontStyleEx.Bold);
    private readonly XFont _small = new(PdfFonts.Family, 7.5);

    private XGraphics _page;
    private double _width;
    private double _bottom;
    private double _y;

    /// <param name="document">Where its pages go.</param>
    /// <param name="foot">What stands at the foot of each, before its number.</param>
    public PdfSheet(PdfDocument document, string foot)
    {
        (_document, _foot) = (document, foot);
        _page = NextPage();
    }

    public void Title(string title, string issuer)
    {
        Write(issuer, _bold, Margin, _width, XStringFormats.TopLeft, Grey);
        _y += Line + 2;
        _page.DrawString(title, _large, XBrushes.Black, new XRect(Margin, _y, _width, 24), XStringFormats.TopLeft);
        _y += 36;
    }

    /// <summary>Names with what belongs to them, one a line.</summary>
    public void Pairs(IReadOnlyList<(string Name, string Value)> pairs)
    {
        const double names = 110;
        foreach (var (name, value) in pairs)
        {
            var lines = Wrapped(value, _plain, _width - names);
            MakeRoom(lines.Count * Line);
            Write(name, _plain, Margin, names, XStringFormats.TopLeft, Grey);
            WriteLines(lines, _plain, Margin + names, _width - names, XStringFormats.TopLeft);
            _y += lines.Count * Line;
        }

        _y += Line;
    }

    /// <summary>A table whose last two columns hold figures; its head stands on every page it reaches.</summary>
    public void Table(IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        Row(head, _bold);
        foreach (var row in rows)
        {
            var height = HeightOf(row, _plain);
            if (_y + height > _bottom)
            {
                _page = NextPage();
                Row(head, _bold);
            }

            Row(row, _plain);
        }

        _y += Line;
    }

    /// <summary>Sums under each other at the right, the total set apart.</summary>
    public void Sums(IReadOnlyList<(string Name, string Value, bool IsTotal)> sums)
    {
        var (left, width) = (Margin + _width * 0.4, _width * 0.6);
        foreach (var (name, value, isTotal) in sums)
        {
            var font = isTotal ? _bold : _plain;
            var lines = Wrapped(name, font, width * 0.62);
            MakeRoom(lines.Count * Line + Padding);
            if (isTotal)
            {
                _page.DrawLine(Rule, left, _y, left + width, _y);
                _y += Padding;
            }

            WriteLines(lines, font, left, width * 0.62, XStringFormats.TopLeft);
            Write(value, font, left, width, XStringFormats.TopRight, XColors.Black);
            _y += lines.Count * Line;
        }
    }

    public void Dispose() => _page.Dispose();

    private void Row(IReadOnlyList<string> cells, XFont font)
    {
        var height = HeightOf(cells, font);
        MakeRoom(height);
        var x = Margin;
        for (var index = 0; index < cells.Count; index++)
        {
            var width = _width * Columns[index];
            _y += Padding;
            WriteLines(Wrapped(cells[index], font, width - Padding), font, x, width, index < cells.Count - 2 ? XStringFormats.TopLeft : XStringFormats.TopRight);
            _y -= Padding;
            x += width;
        }

        _y += height;
        _page.DrawLine(Rule, Margin, _y, Margin + _width, _y);
    }

    private double HeightOf(IReadOnlyList<string> cells, XFont font) => cells.Select((cell, index) => Wrapped(cell, font, _width * Columns[index] - Padding).Count).Max() * Line + Padding;

    private void WriteLines(List<string> lines, XFont font, double x, double width, XStringFormat format)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            _page.DrawString(lines[index], font, XBrushes.Black, new XRect(x, _y + index * Line, width, Line), format);
        }
    }

    private void Write(string text, XFont font, double x, double width, XStringFormat format, XColor color) =>
        _page.DrawString(text, font, new XSolidBrush(color), new XRect(x, _y, width, Line), format);

    /// <summary>Breaks between words, and within one that is wider than the whole width.</summary>
    private List<string> Wrapped(string text, XFont font, double width)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (Fits(longer))
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            line = word;
            while (!Fits(line))
            {
                var part = line.Length - 1;
                while (part > 1 && !Fits(line[..part]))
                {
                    part--;
                }

                lines.Add(line[..part]);
                line = line[part..];
            }
        }

        lines.Add(line);
        return lines;

        bool Fits(string piece) => piece.Length <= 1 || _page.MeasureString(piece, font).Width <= width;
    }

    private void MakeRoom(double height)
    {
        if (_y + height > _bottom)
        {
            _page = NextPage();
        }
    }

    private XGraphics NextPage()
    {
        _page?.Dispose();
        var page = _document.AddPage();
        page.Size = PageSize.A4;
        var graphics = XGraphics.FromPdfPage(page);
        (_width, _bottom, _y) = (page.Width.Point - 2 * Margin, page.Height.Point - Margin, Margin);
        graphics.DrawString($"{_foot} · {_document.PageCount}", _small, new XSolidBrush(Grey), new XRect(Margin, _bottom + 14, _width, Line), XStringFormats.TopLeft);
        return graphics;
    }
}
