namespace TrackingPlatform.Data.Amounts;

/// <summary>Where a tenant's rates are fetched, and how that went.</summary>
/// <param name="Url">The address.</param>
/// <param name="SetBy">Who set it.</param>
/// <param name="NextAt">When it is fetched again.</param>
public sealed record RateSource(string Url, string SetBy, DateTimeOffset NextAt)
{
    /// <summary>When it was last tried; null before the first time.</summary>
    public DateTimeOffset? TriedAt { get; init; }

    /// <summary>When it last gave rates.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>Rates that came last time.</summary>
    public int Rates { get; init; }

    /// <summary>Why the last try gave nothing; null when it gave rates.</summary>
    public string? Problem { get; init; }

    /// <summary>Since when every try failed.</summary>
    public DateTimeOffset? FailingSince { get; init; }
}
