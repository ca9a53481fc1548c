using System.Collections.Immutable;

namespace TrackingPlatform.Domain.Templates;

/// <summary>What became of a text that should be a template: the compiled value, or what is wrong with the text.</summary>
/// <param name="Value">The compiled value; <see langword="null"/> exactly when there are problems.</param>
/// <param name="Problems">What keeps the text from being saved.</param>
/// <param name="Warnings">What should be pointed out but does not keep it from being saved.</param>
public sealed record TemplateCheck<T>(T? Value, ImmutableArray<MacroProblem> Problems, ImmutableArray<MacroProblem> Warnings)
    where T : class
{
    /// <summary>Whether the text can be saved.</summary>
    public bool IsValid => Value is not null;

    /// <summary>The compiled value of a text that was checked when it was saved.</summary>
    /// <exception cref="FormatException">The text has problems after all.</exception>
    public T Require() => Value ?? throw new FormatException(string.Join(" ", Problems.Select(problem => problem.Message)));

    internal static TemplateCheck<T> Refused(IEnumerable<MacroProblem> problems, IEnumerable<MacroProblem>? warnings = null) =>
        new(null, [.. problems], [.. warnings ?? []]);

    internal static TemplateCheck<T> Accepted(T value, IEnumerable<MacroProblem>? warnings = null) => new(value, [], [.. warnings ?? []]);
}
