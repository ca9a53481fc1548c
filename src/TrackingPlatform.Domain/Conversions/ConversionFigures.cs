namespace TrackingPlatform.Domain.Conversions;

/// <summary>What a conversion adds to reports. Figures of states are subtracted to get the change, and summed to get totals.</summary>
/// <param name="Conversions">Approved ones.</param>
/// <param name="Pending">Pending ones.</param>
/// <param name="Held">Ones on hold.</param>
/// <param name="Rejected">Rejected ones.</param>
/// <param name="Reversed">Reversed ones.</param>
/// <param name="Amount">Sale amount of approved ones.</param>
/// <param name="Payout">Payout of approved ones.</param>
/// <param name="Revenue">Revenue of approved ones.</param>
/// <param name="PayoutPending">Payout of those pending or on hold.</param>
public readonly record struct ConversionFigures(
    int Conversions, int Pending, int Held, int Rejected, int Reversed, decimal Amount, decimal Payout, decimal Revenue, decimal PayoutPending)
{
    /// <summary>What one conversion adds in a given state.</summary>
    public static ConversionFigures Of(ConversionStatus status, ConversionMoney money) => status switch
    {
        ConversionStatus.Approved => new(1, 0, 0, 0, 0, money.Amount ?? 0m, money.Payout, money.Revenue, 0m),
        ConversionStatus.Pending => new(0, 1, 0, 0, 0, 0m, 0m, 0m, money.Payout),
        ConversionStatus.Hold => new(0, 0, 1, 0, 0, 0m, 0m, 0m, money.Payout),
        ConversionStatus.Rejected => new(0, 0, 0, 1, 0, 0m, 0m, 0m, 0m),
        ConversionStatus.Reversed => new(0, 0, 0, 0, 1, 0m, 0m, 0m, 0m),
    };

    /// <summary>Both together.</summary>
    public static ConversionFigures operator +(ConversionFigures left, ConversionFigures right) => new(
        left.Conversions + right.Conversions, left.Pending + right.Pending, left.Held + right.Held, left.Rejected + right.Rejected,
        left.Reversed + right.Reversed, left.Amount + right.Amount, left.Payout + right.Payout, left.Revenue + right.Revenue,
        left.PayoutPending + right.PayoutPending);

    /// <summary>What leads from <paramref name="right"/> to <paramref name="left"/>.</summary>
    public static ConversionFigures operator -(ConversionFigures left, ConversionFigures right) => left + -right;

    /// <summary>Takes back what this adds.</summary>
    public static ConversionFigures operator -(ConversionFigures value) => new(
        -value.Conversions, -value.Pending, -value.Held, -value.Rejected, -value.Reversed, -value.Amount, -value.Payout, -value.Revenue, -value.PayoutPending);
}
