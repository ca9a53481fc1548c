using System.Globalization;
using System.Xml;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Amounts;

/// <summary>A file of rates: CSV with the columns <c>base</c>, <c>quote</c>, <c>rate</c> and, where wanted, <c>valid_from</c>, or XML as the European Central Bank publishes it.</summary>
/// <param name="Rates">The rates; of a file with problems none is to be stored.</param>
/// <param name="Problems">What is wrong with it, by line.</param>
public sealed record RateFile(IReadOnlyList<ExchangeRate> Rates, IReadOnlyList<FieldProblem> Problems)
{
    /// <summary>Rates of one file at the most.</summary>
    public const int Most = 10_000;

    private static readonly string[] Columns = ["base", "quote", "rate", "valid_from"];

    private static readonly Currency Euro = Currency.Of("EUR");

    /// <summary>Reads a file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="now">The time, which lines without <c>valid_from</c> count from.</param>
    public static RateFile Read(string text, DateTimeOffset now)
    {
        var problems = new List<FieldProblem>();
        var trimmed = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        var rates = trimmed.StartsWith('<') ? FromXml(trimmed, problems) : FromCsv(trimmed, now, problems);
        if (rates.Count > Most)
        {
            problems.Add(new FieldProblem("rows", "too_many", $"At most {Most} rates at once."));
        }

        return new RateFile(rates, problems);
    }

    /// <summary>Reads one rate from texts; null when one of them is wrong.</summary>
    /// <param name="texts">What was written.</param>
    /// <param name="field">What stands before the names of fields in problems, such as <c>line 2.</c>.</param>
    /// <param name="now">The time, which a rate without one counts from.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static ExchangeRate? ReadOne((string? Base, string? Quote, string? Rate, string? ValidFrom) texts, string field, DateTimeOffset now, ICollection<FieldProblem> problems)
    {
        var hasFrom = Currency.TryParse(texts.Base?.Trim(), out var from);
        var hasTo = Currency.TryParse(texts.Quote?.Trim(), out var to);
        foreach (var (isRead, name, text) in new[] { (hasFrom, "base", texts.Base), (hasTo, "quote", texts.Quote) })
        {
            if (!isRead)
            {
                problems.Add(new FieldProblem(field + name, string.IsNullOrWhiteSpace(text) ? "required" : "invalid", "Give the three letters of a currency of ISO 4217, such as EUR."));
            }
        }

        if (hasFrom && from == to)
        {
            problems.Add(new FieldProblem(field + "quote", "invalid", "A currency is always worth itself; name another one."));
        }

        if (!TryRate(texts.Rate, out var rate))
        {
            problems.Add(new FieldProblem(
                field + "rate",
                string.IsNullOrWhiteSpace(texts.Rate) ? "required" : "invalid",
                $"A plain decimal with a point, more than nothing, at most {ExchangeRate.Digits} decimals, such as 0.9213."));
            return null;
        }

        if (!TryTime(texts.ValidFrom, now, out var time))
        {
            problems.Add(new FieldProblem(field + "valid_from", "invalid", "A date such as 2026-03-01, or RFC 3339 with an offset."));
            return null;
        }

        return hasFrom && hasTo && from != to ? new ExchangeRate(from, to, rate, time) : null;
    }

    /// <summary>Reads since when a rate counts: a date, which means its midnight in UTC, a moment, or nothing for now.</summary>
    public static bool TryTime(string? text, DateTimeOffset now, out DateTimeOffset time)
    {
        time = now;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            time = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return true;
        }

        return PostbackTime.TryParse(text.Trim(), out time);
    }

    private static bool TryRate(string? text, out decimal rate) =>
        decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out rate) && ExchangeRate.IsRate(rate);

    private static List<ExchangeRate> FromCsv(string text, DateTimeOffset now, List<FieldProblem> problems)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).ToList();
        var separator = CsvLine.SeparatorOf(lines[0]);
        var header = Cells(lines[0], separator);
        if (!Columns[..3].All(header.Contains) || header.Any(name => !Columns.Contains(name)))
        {
            problems.Add(new FieldProblem("header", "invalid", "The first line names the columns: base, quote, rate and, where wanted, valid_from."));
            return [];
        }

        var rates = new List<ExchangeRate>();
        for (var index = 1; index < lines.Count && rates.Count <= Most; index++)
        {
            if (lines[index].Length == 0)
            {
                continue;
            }

            var cells = Cells(lines[index], separator);
            string? Cell(string name) => Array.IndexOf(header, name) is var at && at >= 0 && at < cells.Length ? cells[at] : null;
            if (ReadOne((Cell("base"), Cell("quote"), Cell("rate"), Cell("valid_from")), $"line {index + 1}.", now, problems) is { } rate)
            {
                rates.Add(rate);
            }
        }

        return rates;
    }

    private static string[] Cells(string line, char separator) => [.. CsvLine.Split(line, separator).Select(cell => cell.Trim())];

    // <Cube time="2026-11-24"><Cube currency="USD" rate="1.0832"/>…: what one euro is worth, of one day or many.
    private static List<ExchangeRate> FromXml(string text, List<FieldProblem> problems)
    {
        var rates = new List<ExchangeRate>();
        string? day = null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader is not { NodeType: XmlNodeType.Element, LocalName: "Cube" })
                {
                    continue;
                }

                day = reader.GetAttribute("time") ?? day;
                if (reader.GetAttribute("currency") is not { } currency)
                {
                    continue;
                }

                // A currency that ISO knows no more may stand in old days; it hurts nobody.
                if (day is not null && Currency.TryParse(currency, out var to) && to != Euro && ReadOne((Euro.Code, to.Code, reader.GetAttribute("rate"), day), $"{day} {currency}.", default, problems) is { } rate)
                {
                    rates.Add(rate);
                }
            }
        }
        catch (XmlException wrong)
        {
            problems.Add(new FieldProblem($"line {Math.Max(1, wrong.LineNumber)}", "invalid", "From here on this is not XML."));
        }

        if (rates.Count == 0 && problems.Count == 0)
        {
            problems.Add(new FieldProblem("file", "invalid", "The XML has no rates: expected are elements Cube with currency and rate under one with time, as the European Central Bank publishes them."));
        }

        return rates;
    }
}
