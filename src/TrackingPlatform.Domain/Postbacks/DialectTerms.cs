using System.Collections.Frozen;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>One platform's names for what a postback says.</summary>
public sealed record DialectTerms
{
    /// <summary>Our field, and its names there in order of preference: the first that is given counts, the others are kept as they came.</summary>
    public required IReadOnlyList<(string Ours, string[] Theirs)> Fields { get; init; }

    /// <summary>Its status words and numbers, in lower case, with ours.</summary>
    public FrozenDictionary<string, string> Statuses { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>What it calls the secret; null where it has none, or calls it as we do.</summary>
    public string? Token { get; init; }

    /// <summary>What it calls the account that a postback is for; null when it does not say.</summary>
    public string? Network { get; init; }

    /// <summary>The event or goal number that stands for its default event; null when it has none.</summary>
    public string? DefaultEvent { get; init; }

    /// <summary>Prices that a postback may set there. Here the offer sets them, so these are kept, and noted as not applied.</summary>
    public IReadOnlyList<string> Prices { get; init; } = [];
}
