using System.ComponentModel;
using TrackingPlatform.Data.Statements;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Reconciliation;
using TrackingPlatform.Domain.Statements;

namespace TrackingPlatform.Admin.Statements;

/// <summary>A publisher's statement or an invoice to an advertiser, as pages and the API show it.</summary>
public sealed record StatementDetails
{
    [Description("Null while it is only a preview.")]
    public StatementId? Id { get; init; }

    [Description("`publisher` for a statement, `advertiser` for an invoice.")]
    public required PartnerSide Side { get; init; }

    public AdvertiserId? Advertiser { get; init; }

    public PublisherId? Publisher { get; init; }

    public required string PartnerName { get; init; }

    [Description("`S-000001` for statements, `I-000001` for invoices.")]
    public string? Number { get; init; }

    public required StatementState State { get; init; }

    public required Currency Currency { get; init; }

    [Description("The first moment whose changes of the books it takes up.")]
    public required DateTimeOffset CutFrom { get; init; }

    [Description("The first moment whose changes it leaves to the next.")]
    public required DateTimeOffset CutUntil { get; init; }

    [Description("Carried from the one before.")]
    public required string Opening { get; init; }

    [Description("What the books gained in its time.")]
    public required string Earned { get; init; }

    public required string Adjustments { get; init; }

    [Description("Taken from what was prepaid.")]
    public required string Prepaid { get; init; }

    [Description("Carried to the next: below the partner's minimum, or less than nothing.")]
    public required string Carried { get; init; }

    public required string Due { get; init; }

    public required string Paid { get; init; }

    public required DateOnly DueOn { get; init; }

    [Description("By offer and event. In a list: empty.")]
    public required IReadOnlyList<StatementLineDetails> Lines { get; init; }

    [Description("Oldest first. In a list: empty.")]
    public required IReadOnlyList<StatementPaymentDetails> Payments { get; init; }

    public required string MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public string? VoidedBy { get; init; }

    public DateTimeOffset? VoidedAt { get; init; }

    public string? VoidNote { get; init; }

    internal static StatementDetails Of(StatementEntry entry)
    {
        string Plain(decimal amount) => new Money(amount, entry.Currency).ToPlainString();
        var isInvoice = entry.Side == PartnerSide.Advertiser;
        return new StatementDetails
        {
            Id = entry.Number == 0 ? null : entry.Id,
            Side = entry.Side,
            Advertiser = isInvoice ? new AdvertiserId(entry.Partner) : null,
            Publisher = isInvoice ? null : new PublisherId(entry.Partner),
            PartnerName = entry.PartnerName,
            Number = entry.Number == 0 ? null : StatementWords.Number(entry.Side, entry.Number),
            State = entry.State,
            Currency = entry.Currency,
            CutFrom = entry.CutFrom,
            CutUntil = entry.CutUntil,
            Opening = Plain(entry.Figures.Opening),
            Earned = Plain(entry.Figures.Earned),
            Adjustments = Plain(entry.Figures.Adjustments),
            Prepaid = Plain(entry.Figures.Prepaid),
            Carried = Plain(entry.Figures.Carried),
            Due = Plain(entry.Figures.Due),
            Paid = Plain(entry.Paid),
            DueOn = entry.DueOn,
            Lines = [.. entry.Lines.Select(line => new StatementLineDetails(line.Offer, line.OfferName, line.Event, line.Conversions, Plain(line.Amount)))],
            Payments = [.. entry.Payments.Select(payment => new StatementPaymentDetails(Plain(payment.Amount), payment.PaidOn, payment.Note, payment.MadeBy, payment.MadeAt))],
            MadeBy = entry.MadeBy,
            MadeAt = entry.MadeAt,
            VoidedBy = entry.VoidedBy,
            VoidedAt = entry.VoidedAt,
            VoidNote = entry.VoidNote,
        };
    }
}
