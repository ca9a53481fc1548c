using System.Text;
using TrackingPlatform.Admin.Statements;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Statements;

namespace TrackingPlatform.Admin.Tests.Statements;

/// <summary>Statements as PDF files, read back as a reader would count them.</summary>
public sealed class StatementPdfTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 13, 31, 40, TimeSpan.Zero);

    private static readonly StatementDetails Statement = new()
    {
        Id = StatementId.New(Now), Side = PartnerSide.Publisher, PartnerName = "DealHarbor Ελλάδα Łódź", Number = "S-000007", State = StatementState.PartlyPaid, Currency = Currency.Of("EUR"),
        CutFrom = DateTimeOffset.UnixEpoch, CutUntil = Now, Opening = "-3.00", Earned = "1500.25", Adjustments = "0.00", Prepaid = "0.00", Carried = "0.00", Due = "1497.25", Paid = "500.00",
        DueOn = new DateOnly(2026, 12, 1), Lines = [Line(1)], Payments = [new("500.00", new DateOnly(2026, 12, 2), "bank 17", "Ida", Now)], MadeBy = "Ida Brandt", MadeAt = Now,
    };

    [Fact]
    public void It_is_a_pdf_with_its_title_and_its_fonts_in_it()
    {
        var file = Encoding.Latin1.GetString(StatementPdf.Write(Statement, "Halden Partners", TimeZoneInfo.Utc));

        Assert.StartsWith("%PDF-1.", file, StringComparison.Ordinal);
        Assert.Contains("Statement S-000007", file, StringComparison.Ordinal);
        Assert.Contains("/FontFile2", file, StringComparison.Ordinal);
        Assert.Equal(1, Pages(file));
    }

    [Fact]
    public void Long_lists_and_long_names_go_on_on_further_pages()
    {
        var many = Statement with { Lines = [.. Enumerable.Range(1, 150).Select(Line)] };
        Assert.InRange(Pages(Encoding.Latin1.GetString(StatementPdf.Write(many, "Halden Partners", TimeZoneInfo.Utc))), 4, 6);

        var wide = Statement with { PartnerName = new string('W', 600), Lines = [Line(1) with { OfferName = string.Join(' ', Enumerable.Repeat("Wintersale", 60)) }] };
        Assert.Equal(1, Pages(Encoding.Latin1.GetString(StatementPdf.Write(wide, "Halden Partners", TimeZoneInfo.Utc))));
    }

    [Fact]
    public void Files_made_side_by_side_do_not_disturb_each_other() =>
        Parallel.For(0, 8, _ => Assert.Equal(1, Pages(Encoding.Latin1.GetString(StatementPdf.Write(Statement, "Halden Partners", TimeZoneInfo.Utc)))));

    private static StatementLineDetails Line(int number) => new(OfferId.New(Now), $"Offer {number}", "sale", 12, "1500.25");

    private static int Pages(string file) => System.Text.RegularExpressions.Regex.Count(file, @"/Type\s*/Page[^s]");
}
