using System.Collections.Immutable;

namespace TrackingPlatform.Domain.Templates;

/// <summary>A text with macros, compiled once and rendered for every click or postback.</summary>
/// <remarks>
/// Rendering is one pass over precompiled pieces: a value is encoded for its position and never looked at again, so braces in it stay text
/// and it cannot change the host, add a header or leave a JSON string. Immutable, so safe to share between threads.
/// </remarks>
public sealed class MacroTemplate
{
    private const int StackBuffer = 512;

    private readonly ImmutableArray<MacroSegment> _segments;

    private MacroTemplate(string text, TemplateKind kind, ImmutableArray<MacroSegment> segments)
    {
        Text = text;
        Kind = kind;
        _segments = segments;
        References = [.. segments.Where(segment => segment.IsMacro).Select(segment => segment.Reference).Distinct()];
    }

    /// <summary>The text it was compiled from.</summary>
    public string Text { get; }

    /// <summary>Where it ends up.</summary>
    public TemplateKind Kind { get; }

    /// <summary>The macros it uses, each once, in order of appearance.</summary>
    public ImmutableArray<MacroReference> References { get; }

    /// <summary>Compiles a text, or says everything that is wrong with it.</summary>
    /// <param name="text">The template as written.</param>
    /// <param name="kind">Where it ends up.</param>
    /// <param name="scope">What is known when it is rendered.</param>
    public static TemplateCheck<MacroTemplate> Parse(string text, TemplateKind kind, MacroScope scope)
    {
        var limit = MaxLength(kind);
        if (text.Length > limit)
        {
            return TemplateCheck<MacroTemplate>.Refused([new(MacroProblemCode.TooLong, limit, $"At most {limit:N0} characters, please; these are {text.Length:N0}.")]);
        }

        if (HalfCharacter(text) is { } half)
        {
            return TemplateCheck<MacroTemplate>.Refused([new(MacroProblemCode.Character, half, "Half a character stands here; type it again.")]);
        }

        var parser = new MacroParser(text, kind, scope);
        var segments = parser.Parse();
        var problems = parser.Problems;
        var placed = kind switch
        {
            TemplateKind.Url => new UrlPlacement(problems).Place(segments),
            TemplateKind.BodyForm => TextPlacement.PlaceForm(segments, problems),
            TemplateKind.BodyJson => JsonPlacement.Place(segments, problems),
            TemplateKind.Header => TextPlacement.PlaceHeader(segments, problems),
            TemplateKind.BodyText => TextPlacement.PlaceText(segments, problems),
        };

        return problems.Count > 0
            ? TemplateCheck<MacroTemplate>.Refused(problems.OrderBy(problem => problem.Offset))
            : TemplateCheck<MacroTemplate>.Accepted(new MacroTemplate(text, kind, [.. placed]));
    }

    /// <summary>The longest template of a kind, in UTF-16 units.</summary>
    public static int MaxLength(TemplateKind kind) => kind switch
    {
        TemplateKind.Url => 2_048,
        TemplateKind.Header => 1_024,
        TemplateKind.BodyJson or TemplateKind.BodyForm or TemplateKind.BodyText => 16_384,
    };

    /// <summary>Fills in the values.</summary>
    /// <exception cref="FormatException">A header was given a value that is not ASCII; use <see cref="TryRender"/> for headers.</exception>
    public string Render<TValues>(TValues values)
        where TValues : IMacroValues, allows ref struct =>
        TryRender(values, out var text, out var refused) ? text : throw new FormatException($"The value of {{{refused}}} cannot stand in a header.");

    /// <summary>Fills in the values, unless one of them cannot stand where the template wants it.</summary>
    /// <param name="values">The raw values.</param>
    /// <param name="text">The result; empty when refused.</param>
    /// <param name="refused">The macro whose value was refused: in a header, anything but ASCII.</param>
    public bool TryRender<TValues>(TValues values, out string text, out MacroReference refused)
        where TValues : IMacroValues, allows ref struct
    {
        var result = new PooledText(stackalloc char[StackBuffer]);
        try
        {
            foreach (var segment in _segments)
            {
                if (segment.Literal is { } literal)
                {
                    result.Append(literal);
                }
                else if (!TryAppend(ref result, segment, values))
                {
                    text = "";
                    refused = segment.Reference;
                    return false;
                }
            }

            text = result.ToString();
            refused = default;
            return true;
        }
        finally
        {
            result.Dispose();
        }
    }

    /// <summary>The same piece by piece, for previews: together the pieces are what <see cref="Render"/> gives.</summary>
    /// <param name="values">The raw values. One that cannot stand in its place, such as anything but ASCII in a header, leaves its piece empty.</param>
    public ImmutableArray<RenderedPart> RenderParts<TValues>(TValues values)
        where TValues : IMacroValues, allows ref struct
    {
        var parts = ImmutableArray.CreateBuilder<RenderedPart>(_segments.Length);
        foreach (var segment in _segments)
        {
            parts.Add(segment.Literal is { } literal ? new RenderedPart(literal, RenderedPartOrigin.Literal) : Part(segment, values));
        }

        return parts.DrainToImmutable();
    }

    private static RenderedPart Part<TValues>(MacroSegment segment, TValues values)
        where TValues : IMacroValues, allows ref struct
    {
        var text = new PooledText(stackalloc char[StackBuffer]);
        try
        {
            var written = TryAppend(ref text, segment, values);
            var isValue = Own(segment, values) is not null;
            return new RenderedPart(written ? text.ToString() : "", isValue ? RenderedPartOrigin.Value : RenderedPartOrigin.Fallback);
        }
        finally
        {
            text.Dispose();
        }
    }

    private static int? HalfCharacter(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && !(at + 1 < text.Length && char.IsSurrogatePair(text[at], text[++at])))
            {
                return at;
            }
        }

        return null;
    }

    private static bool TryAppend<TValues>(ref PooledText result, MacroSegment segment, TValues values)
        where TValues : IMacroValues, allows ref struct
    {
        if (Value(segment, values) is { } value)
        {
            return MacroEncoding.TryWrite(ref result, value, segment.Position);
        }

        result.Append(MacroEncoding.Missing(segment.Position));
        return true;
    }

    private static string? Value<TValues>(MacroSegment segment, TValues values)
        where TValues : IMacroValues, allows ref struct
    {
        var value = Own(segment, values) ?? segment.Fallback;
        return string.IsNullOrEmpty(value) ? null : value;
    }

    // Without the fallback.
    private static string? Own<TValues>(MacroSegment segment, TValues values)
        where TValues : IMacroValues, allows ref struct
    {
        values.TryGet(segment.Reference.Macro, segment.Reference.Parameter, out var value);
        foreach (var format in segment.Formats)
        {
            value = string.IsNullOrEmpty(value) ? null : format(value);
        }

        var isUsable = !string.IsNullOrEmpty(value) && !(segment.Position == MacroPosition.UrlWholeSegment && value is "." or "..");
        return isUsable ? value : null;
    }
}
