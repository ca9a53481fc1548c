namespace TrackingPlatform.Architecture.Tests;

/// <summary>What one project may see. A name is allowed when it starts with an entry of the list; a refusal goes before a longer allowance.</summary>
internal sealed record Allowance
{
    /// <summary>Our own projects, by their short name.</summary>
    public required string[] Projects { get; init; }

    /// <summary>Assemblies the compiled project may reference.</summary>
    public required string[] Assemblies { get; init; }

    /// <summary>Packages and frameworks the project file may name.</summary>
    public required string[] Packages { get; init; }

    /// <summary>Never, although a broader entry would allow it.</summary>
    public string[] Refused { get; init; } = [];
}
