namespace TrackingPlatform.Domain.Conversions;

/// <summary>The money of a conversion, all in the offer's currency.</summary>
/// <param name="Amount">Sale amount; null where the postback gave none.</param>
/// <param name="Payout">What the publisher gets.</param>
/// <param name="Revenue">What the advertiser owes.</param>
public readonly record struct ConversionMoney(decimal? Amount, decimal Payout, decimal Revenue);
