using System.Globalization;
using PdfSharp.Pdf;
using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Statements;

/// <summary>A statement or invoice as PDF: what its page says, on A4, with its fonts in it.</summary>
internal static class StatementPdf
{
    public const string ContentType = "application/pdf";

    /// <param name="statement">What is written.</param>
    /// <param name="issuer">Whose statement it is: the tenant.</param>
    /// <param name="zone">The zone that its times are told in.</param>
    public static byte[] Write(StatementDetails statement, string issuer, TimeZoneInfo zone)
    {
        PdfFonts.Use();
        using var document = new PdfDocument();
        var title = $"{StatementWords.Kind(statement.Side)} {statement.Number}";
        (document.Info.Title, document.Info.Author, document.Info.CreationDate) = (title, issuer, statement.MadeAt.UtcDateTime);
        using (var sheet = new PdfSheet(document, $"{issuer} · {title}"))
        {
            sheet.Title(title, issuer);
            sheet.Pairs(About(statement, zone));
            sheet.Table(["Offer", "Event", "Conversions", "Amount"], [.. statement.Lines.Select(line => new[] { line.OfferName, line.Event, Figures.Count(line.Conversions), Money(statement, line.Amount) })]);
            sheet.Sums(Sums(statement));
        }

        using var stream = new MemoryStream();
        document.Save(stream, closeStream: false);
        return stream.ToArray();
    }

    private static List<(string Name, string Value)> About(StatementDetails statement, TimeZoneInfo zone)
    {
        var from = statement.CutFrom > DateTimeOffset.UnixEpoch ? Moment(statement.CutFrom, zone) : "the beginning";
        List<(string Name, string Value)> about =
        [
            (statement.Side == Domain.Reconciliation.PartnerSide.Advertiser ? "To" : "For", statement.PartnerName),
            ("Changes booked", $"from {from} to {Moment(statement.CutUntil, zone)} ({zone.Id})"),
            ("Made", $"{Moment(statement.MadeAt, zone)} by {statement.MadeBy}"),
            ("Due on", Day(statement.DueOn)),
            ("State", StatementWords.State(statement.State)),
        ];
        if (statement.VoidedAt is { } taken)
        {
            about.Add(("Taken back", $"{Moment(taken, zone)} by {statement.VoidedBy}: {statement.VoidNote}"));
        }

        return about;
    }

    private static List<(string Name, string Value, bool IsTotal)> Sums(StatementDetails statement)
    {
        List<(string Name, string Value, bool IsTotal)> sums = [("Earned", Money(statement, statement.Earned), false)];
        foreach (var (name, amount) in new[]
        {
            ("Carried from the one before", statement.Opening), ("Adjustments", statement.Adjustments), ("Taken from what was prepaid", Negated(statement.Prepaid)), ("Carried to the next", statement.Carried),
        })
        {
            if (Read(amount) != 0m)
            {
                sums.Add((name, Money(statement, amount), false));
            }
        }

        sums.Add(("Due", Money(statement, statement.Due), true));
        sums.AddRange(statement.Payments.Select(payment => ($"Paid {Day(payment.PaidOn)} {payment.Note}".TrimEnd(), Money(statement, payment.Amount), false)));
        return sums;
    }

    // A file is read anywhere, so nothing of it depends on whose browser asked for it.
    private static string Money(StatementDetails statement, string amount)
    {
        var digits = "#,0." + new string('0', statement.Currency.Digits) + new string('#', 4 - statement.Currency.Digits);
        return Read(amount).ToString(digits, CultureInfo.InvariantCulture).Replace('-', '−') + " " + statement.Currency.Code;
    }

    private static string Negated(string amount) => (-Read(amount)).ToString(CultureInfo.InvariantCulture);

    private static decimal Read(string amount) => decimal.Parse(amount, CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
