namespace TrackingPlatform.Domain.Templates;

/// <summary>Sends many conversions in one request: as soon as so many wait, or the first of them has waited so long, whichever comes first.</summary>
public sealed record BatchRule
{
    /// <summary>The fewest conversions a request may be filled up to.</summary>
    public const int LeastSize = 2;

    /// <summary>The most.</summary>
    public const int MostSize = 1_000;

    /// <summary>The shortest time to gather.</summary>
    public static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(10);

    /// <summary>The longest.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    /// <param name="size">So many conversions make a request full; from <see cref="LeastSize"/> to <see cref="MostSize"/>.</param>
    /// <param name="every">So long the first conversion waits for others; from <see cref="ShortestWait"/> to <see cref="LongestWait"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them lies outside.</exception>
    public BatchRule(int size, TimeSpan every)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, LeastSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MostSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, ShortestWait);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(every, LongestWait);
        (Size, Every) = (size, every);
    }

    /// <summary>So many conversions make a request full.</summary>
    public int Size { get; }

    /// <summary>So long the first conversion waits for others.</summary>
    public TimeSpan Every { get; }
}
