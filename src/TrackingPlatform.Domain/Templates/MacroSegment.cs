namespace TrackingPlatform.Domain.Templates;

/// <summary>A piece of a compiled template: text as it is, or a macro.</summary>
internal sealed record MacroSegment
{
    public string? Literal { get; init; }

    public int Offset { get; init; }

    public MacroReference Reference { get; init; }

    public Func<string, string?>[] Formats { get; init; } = [];

    public string? Fallback { get; init; }

    public MacroPosition Position { get; init; }

    public bool IsMacro => Literal is null;
}
