using System.Buffers.Binary;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>What a publisher's postback may say about a conversion. Revenue is not among it.</summary>
/// <param name="change">The conversion as it stands.</param>
/// <param name="delivery">The delivery; its random bits give <c>{random}</c>, so that a delivery always says the same.</param>
/// <param name="plannedAt">The moment of planning: <c>{timestamp}</c>.</param>
public sealed class ConversionMacroValues(PlannedChange change, DeliveryId delivery, DateTimeOffset plannedAt) : IMacroValues
{
    private const ulong RandomLimit = 10_000_000_000;

    /// <inheritdoc/>
    public bool TryGet(MacroName macro, string? parameter, [NotNullWhen(true)] out string? value)
    {
        value = Value(macro, parameter);
        return !string.IsNullOrEmpty(value);
    }

    private string? Value(MacroName macro, string? parameter)
    {
        var click = change.Click;
        var currency = change.Offer.Currency;
        return macro switch
        {
            >= MacroName.Sub1 and <= MacroName.Sub10 => click?.Parameters.Sub(macro - MacroName.Sub1 + 1),
            >= MacroName.Adv1 and <= MacroName.Adv10 => change.Details.Adv.ElementAtOrDefault(macro - MacroName.Adv1),
            MacroName.ClickId => click?.Id.ToString(),
            MacroName.ClickRef => click?.Parameters.ClickRef,
            MacroName.UserId => change.Details.UserId,
            MacroName.Coupon => change.Details.Coupon,
            MacroName.Source => click?.Parameters.Source,
            MacroName.Creative => click?.Parameters.Creative ?? change.Details.Creative,
            MacroName.ConversionId => change.ConversionId.ToString(),
            MacroName.TxnId => change.TransactionId,
            MacroName.Event => change.Event,
            MacroName.Status => WireName<ConversionStatus>.Of(change.Status),
            MacroName.Payout => new Money(change.Payout, currency).ToPlainString(),
            MacroName.Currency => currency.Code,
            MacroName.Amount => change.Amount is { } amount ? new Money(amount, currency).ToPlainString() : null,
            MacroName.OfferId => change.Offer.Id.ToString(),
            MacroName.Offer => change.Offer.Name,
            MacroName.CampaignId => change.CampaignId?.ToString(),
            MacroName.Campaign => change.CampaignName,
            MacroName.PublisherId => change.Publisher.ToString(),
            MacroName.AdvertiserId => change.Offer.AdvertiserId.ToString(),
            MacroName.Country => click?.Visitor.Country,
            MacroName.Region => click?.Visitor.Region,
            MacroName.City => click?.Visitor.City,
            MacroName.Device => click?.Visitor.Device,
            MacroName.Os => click?.Visitor.Os,
            MacroName.Browser => click?.Visitor.Browser,
            MacroName.Ip => click?.Visitor.Address,
            MacroName.UserAgent => click?.Visitor.UserAgent,
            MacroName.ClickTime => click is null ? null : MacroText.Time(click.At),
            MacroName.ConversionTime => MacroText.Time(change.OccurredAt),
            MacroName.Timestamp => MacroText.UnixTime(plannedAt),
            MacroName.Random => Random(),
            MacroName.Param => parameter is null ? null : click?.Parameters.Other(parameter) ?? change.Details.Other(parameter),
            MacroName.DeliveryId => delivery.ToString(),
            // Made when it is sent, of what is sent.
            MacroName.Signature => null,
            _ => throw new UnreachableException(macro.ToString()),
        };
    }

    // The last eight bytes of a UUIDv7 are random but for two bits.
    private string Random()
    {
        Span<byte> bytes = stackalloc byte[16];
        delivery.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return (BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) % RandomLimit).ToString("D10", CultureInfo.InvariantCulture);
    }
}
