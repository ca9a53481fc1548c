namespace TrackingPlatform.Domain.Offers;

/// <summary>How a decision moves a counter.</summary>
/// <param name="Level">The counter as it stood.</param>
/// <param name="Change">What is added; negative gives back.</param>
/// <param name="Refused">It had no room for what was asked.</param>
/// <param name="IsFull">From now on it is full: at its limit, or something did not fit.</param>
/// <param name="Warns">It has come to the share of its limit that is worth a warning.</param>
public readonly record struct CapMove(CapLevel Level, decimal Change, bool Refused, bool IsFull, bool Warns)
{
    /// <summary>What is used afterwards.</summary>
    public decimal Used => Level.Used + Change;

    /// <summary>What it may be at the most afterwards; null when nothing stands against it: a soft cap, or giving back.</summary>
    public decimal? Most => Change > 0m && !Level.Counter.Cap.Cap.IsSoft ? Level.Counter.Cap.Cap.Limit : null;
}
