namespace TrackingPlatform.Domain.Clicks;

/// <summary>What a publisher's link carried with a visitor, cleaned and cut to the limits of <see cref="ClickLimits"/>.</summary>
public sealed record ClickParameters
{
    /// <summary>Nothing at all.</summary>
    public static readonly ClickParameters Empty = new();

    /// <summary><c>sub1</c>…<c>sub10</c> at index 0…9; null where not given. Shorter when the last ones are missing.</summary>
    public IReadOnlyList<string?> Subs { get; init; } = [];

    /// <summary>The publisher's own click id.</summary>
    public string? ClickRef { get; init; }

    /// <summary>Where the publisher had the visitor from.</summary>
    public string? Source { get; init; }

    /// <summary>Creative chosen by the link.</summary>
    public string? Creative { get; init; }

    /// <summary>Landing page chosen by the link.</summary>
    public string? Landing { get; init; }

    /// <summary>What the publisher paid for the click, as sent.</summary>
    public string? Cost { get; init; }

    /// <summary>Everything else, in order, repeated names included: device ids, consent strings, and what we do not know.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Others { get; init; } = [];

    /// <summary>A sub-id by its number.</summary>
    /// <param name="number">1 to 10.</param>
    public string? Sub(int number) => number <= Subs.Count ? Subs[number - 1] : null;

    /// <summary>The last value of another parameter, or null.</summary>
    public string? Other(string name)
    {
        for (var index = Others.Count - 1; index >= 0; index--)
        {
            if (string.Equals(Others[index].Key, name, StringComparison.Ordinal))
            {
                return Others[index].Value;
            }
        }

        return null;
    }
}
