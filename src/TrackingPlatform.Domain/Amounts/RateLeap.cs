namespace TrackingPlatform.Domain.Amounts;

/// <summary>A rate so far from the last one known of its pair that it is a mistake rather than news: digits moved, or base and quote exchanged.</summary>
/// <param name="Fresh">The new one.</param>
/// <param name="Known">The last one known.</param>
public sealed record RateLeap(ExchangeRate Fresh, ExchangeRate Known)
{
    // Rates of exchange move by a few per cent in a bad week; a quarter within a month means a person should look.
    private const decimal Most = 1.25m;

    private static readonly TimeSpan Memory = TimeSpan.FromDays(31);

    /// <summary>The first leap in a file; null when there is none.</summary>
    /// <param name="fresh">The rates of the file.</param>
    /// <param name="known">The rates stored, of the same pairs.</param>
    public static RateLeap? Find(IEnumerable<ExchangeRate> fresh, IEnumerable<ExchangeRate> known)
    {
        var latest = known.ToLookup(rate => (rate.From, rate.To));
        foreach (var rate in fresh.OrderBy(rate => rate.ValidFrom))
        {
            var before = latest[(rate.From, rate.To)].Where(each => each.ValidFrom < rate.ValidFrom).MaxBy(each => each.ValidFrom);
            if (before is not null && rate.ValidFrom - before.ValidFrom <= Memory && Ratio(rate.Rate, before.Rate) > Most)
            {
                return new RateLeap(rate, before);
            }
        }

        return null;
    }

    private static decimal Ratio(decimal one, decimal other) => Math.Max(one, other) / Math.Min(one, other);
}
