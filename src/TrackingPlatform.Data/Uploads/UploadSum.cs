namespace TrackingPlatform.Data.Uploads;

/// <summary>What reports gain in one currency.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Payout">Payout of approved conversions.</param>
/// <param name="Revenue">Revenue of approved conversions.</param>
/// <param name="PayoutPending">Payout of those pending or on hold.</param>
public sealed record UploadSum(string Currency, decimal Payout, decimal Revenue, decimal PayoutPending)
{
    /// <summary>Adds what is of one currency; never across currencies.</summary>
    public static IReadOnlyList<UploadSum> Total(IEnumerable<UploadSum> sums) =>
        [.. sums.GroupBy(sum => sum.Currency).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new UploadSum(group.Key, group.Sum(sum => sum.Payout), group.Sum(sum => sum.Revenue), group.Sum(sum => sum.PayoutPending)))];
}
