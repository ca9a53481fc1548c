namespace TrackingPlatform.Domain.Offers;

/// <summary>The answer to a <see cref="CapExchange"/>.</summary>
/// <param name="Tokens">Tokens granted, at most as many as wanted.</param>
/// <param name="Remaining">What the counter has left for whoever asks next.</param>
public readonly record struct CapGrant(long Tokens, decimal Remaining)
{
    /// <summary>
    /// How many tokens a node gets: a quarter of what is left, so that others get some too, but at least one while there is one, and never more than wanted.
    /// The last tokens therefore go out one by one.
    /// </summary>
    /// <param name="left">What the counter has left.</param>
    /// <param name="wanted">What the node asks for.</param>
    public static long SizeOf(decimal left, long wanted) => left < 1m || wanted < 1 ? 0 : Math.Min(wanted, Math.Max(1L, (long)decimal.Floor(left / 4m)));
}
