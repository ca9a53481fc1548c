using System.ComponentModel;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Admin.Conversions;

/// <summary>One state of a conversion as the API shows it; amounts in the conversion's currency.</summary>
/// <param name="EventSeq">1 for the booking, then one more for every change.</param>
/// <param name="Source"><c>postback</c>, <c>person</c>, or <c>release</c> for the end of a hold time.</param>
/// <param name="Receipt">The postback that said so.</param>
/// <param name="Actor">The person or key that did it.</param>
internal sealed record ConversionChangeDetails(
    int EventSeq,
    DateTimeOffset At,
    string Source,
    ReceiptId? Receipt,
    string? Actor,
    ConversionStatus Status,
    string? Reason,
    string? Note,
    string? Amount,
    string Payout,
    string Revenue)
{
    [Description("What had been said besides, such as the coupon, until this change replaced it; null where it left that alone.")]
    public ReplacedDetails? Replaced { get; init; }

    public static ConversionChangeDetails Of(ConversionChangeEntry change, Currency currency)
    {
        return new ConversionChangeDetails(
            change.EventSeq,
            change.At,
            change.Source,
            change.ReceiptId,
            change.Actor,
            change.Status,
            change.Reason,
            change.Note,
            change.Amount is { } amount ? Plain(amount) : null,
            Plain(change.Payout),
            Plain(change.Revenue))
        {
            Replaced = change.Replaced is { } replaced ? ReplacedDetails.Of(replaced) : null,
        };

        string Plain(decimal amount) => new Money(amount, currency).ToPlainString();
    }
}
