namespace TrackingPlatform.Domain.Forwarding;

/// <summary>How fast a replay makes deliveries due: in small batches, so that a pause is heard at once and fresh deliveries come between them.</summary>
/// <param name="PerSecond">Deliveries a second, <see cref="Slowest"/> to <see cref="Fastest"/>.</param>
public readonly record struct ReplayPace(int PerSecond)
{
    /// <summary>The least that can be asked for.</summary>
    public const int Slowest = 1;

    /// <summary>The most; a tenth of what one node sends.</summary>
    public const int Fastest = 500;

    /// <summary>When nothing else is asked for.</summary>
    public const int Usual = 50;

    private const int LargestBatch = 100;

    /// <summary>How many are looked at in one transaction.</summary>
    public int Batch => Math.Clamp(PerSecond, Slowest, LargestBatch);

    /// <summary>How long it takes at least until the next batch.</summary>
    public TimeSpan Pause => TimeSpan.FromSeconds(Batch / (double)Math.Clamp(PerSecond, Slowest, Fastest));

    /// <summary>How long so many take at least.</summary>
    public TimeSpan Duration(long deliveries) => TimeSpan.FromSeconds(Math.Ceiling(deliveries / (double)Math.Clamp(PerSecond, Slowest, Fastest)));
}
