namespace TrackingPlatform.Domain.Forwarding;

/// <summary>How much of a tenant's traffic an endpoint takes at most, set by people; over all nodes, on top of what it is trusted with by its answers.</summary>
/// <param name="PerSecond">Requests a second on the average, from 0.01 to 1,000; after a pause up to a second's worth at once. Null: no limit.</param>
/// <param name="InFlight">Requests under way at once, from 1 to 64. Null: no limit.</param>
public readonly record struct EndpointLimit(decimal? PerSecond, int? InFlight)
{
    /// <summary>The slowest that can be asked for: one in a hundred seconds.</summary>
    public const decimal Slowest = 0.01m;

    /// <summary>The fastest that can be asked for.</summary>
    public const decimal Fastest = 1_000m;

    /// <summary>The most under way that can be asked for.</summary>
    public const int MostInFlight = 64;

    /// <summary>Whether it holds nothing back.</summary>
    public bool IsNone => PerSecond is null && InFlight is null;

    /// <summary>How many requests are saved up at most.</summary>
    public decimal Burst => Math.Max(1m, PerSecond ?? 1m);

    /// <summary>What may be sent now.</summary>
    /// <param name="asked">How many are wanted.</param>
    /// <param name="saved">Requests saved up when they were last counted, at most <see cref="Burst"/>.</param>
    /// <param name="since">The time since they were counted; less than nothing counts as none.</param>
    /// <param name="underWay">Requests under way now, on all nodes.</param>
    /// <returns>How many may be sent, and what is saved up before they are.</returns>
    public (int Granted, decimal Saved) Grant(int asked, decimal saved, TimeSpan since, int underWay)
    {
        var granted = InFlight is { } most ? Math.Min(asked, most - underWay) : asked;
        if (PerSecond is not { } rate)
        {
            return (Math.Max(0, granted), Burst);
        }

        var passed = (decimal)Math.Clamp(since.TotalSeconds, 0, 86_400);
        var filled = Math.Min(Burst, saved + (rate * passed));
        return (Math.Max(0, Math.Min(granted, (int)decimal.Floor(filled))), filled);
    }
}
