namespace TrackingPlatform.Domain.Templates;

/// <summary>Splits a template's text into literals and macros, noting every problem rather than the first.</summary>
/// <remarks>
/// In URLs and forms a brace can only mean a macro, so anything else in braces is a problem. JSON and other bodies are full of braces:
/// there only <c>{word}</c>, <c>{word:…}</c> and <c>{word|…}</c> count, which no JSON outside a string can be.
/// </remarks>
internal sealed class MacroParser(string text, TemplateKind kind, MacroScope scope)
{
    private const int MaxFallback = 100;
    private const int MaxParameter = 64;

    private readonly List<MacroSegment> _segments = [];
    private readonly List<MacroProblem> _problems = [];

    public List<MacroProblem> Problems => _problems;

    public List<MacroSegment> Parse()
    {
        var isStrict = kind is TemplateKind.Url or TemplateKind.BodyForm;
        var literalStart = 0;
        var position = 0;
        while (position < text.Length && text.AsSpan(position).IndexOfAny('{', '}') is >= 0 and var distance)
        {
            var brace = position + distance;
            if (MacroEnd(brace, isStrict) is not { } end)
            {
                position = brace + 1;
                continue;
            }

            AddLiteral(literalStart, brace);
            ReadMacro(brace, text[(brace + 1)..end]);
            literalStart = position = end + 1;
        }

        AddLiteral(literalStart, text.Length);
        return _segments;
    }

    /// <summary>The closing brace of a macro that opens here; nothing when none does, with the problem noted where that is one.</summary>
    private int? MacroEnd(int brace, bool isStrict)
    {
        var close = text[brace] == '{' ? text.IndexOf('}', brace) : -1;
        var isWhole = close > 0 && text.AsSpan(brace + 1, close - brace - 1).IndexOf('{') < 0;
        if (isWhole && (isStrict || HasShapeOfMacro(text.AsSpan(brace + 1, close - brace - 1))))
        {
            return close;
        }

        if (isStrict)
        {
            Note(MacroProblemCode.Braces, brace, text[brace] == '{'
                ? "This brace opens a macro that is not closed before the next one; write a brace that is not a macro as %7B."
                : "This brace closes no macro; write a brace that is not a macro as %7D.");
        }

        return null;
    }

    private static bool HasShapeOfMacro(ReadOnlySpan<char> inner)
    {
        var nameEnd = 0;
        while (nameEnd < inner.Length && (char.IsAsciiLetterOrDigit(inner[nameEnd]) || inner[nameEnd] == '_'))
        {
            nameEnd++;
        }

        return nameEnd > 0 && !char.IsAsciiDigit(inner[0])
            && (nameEnd == inner.Length || (inner[nameEnd] is ':' or '|' && inner.IndexOfAny('"', '\r', '\n') < 0));
    }

    private void AddLiteral(int start, int end)
    {
        if (end > start)
        {
            _segments.Add(new MacroSegment { Literal = text[start..end], Offset = start });
        }
    }

    private void ReadMacro(int offset, string inner)
    {
        var bar = inner.IndexOf('|', StringComparison.Ordinal);
        var fallback = bar < 0 ? null : inner[(bar + 1)..];
        var head = bar < 0 ? inner : inner[..bar];
        var colon = head.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? head : head[..colon];
        var rest = colon < 0 ? null : head[(colon + 1)..];

        if (Resolve(offset, name) is not { } macro || !IsFallbackLegal(offset, inner, fallback))
        {
            return;
        }

        string? parameter = null;
        if (macro.Name == MacroName.Param)
        {
            var next = rest?.IndexOf(':', StringComparison.Ordinal) ?? -1;
            parameter = next < 0 ? rest : rest![..next]; // a colon was found in it
            rest = next < 0 ? null : rest![(next + 1)..];
            if (!IsParameterLegal(offset, parameter))
            {
                return;
            }
        }

        if (Formats(offset, macro, rest) is { } formats)
        {
            _segments.Add(new MacroSegment { Offset = offset, Reference = new(macro.Name, parameter), Formats = formats, Fallback = fallback });
        }
    }

    private MacroDefinition? Resolve(int offset, string name)
    {
        if (MacroCatalogue.Find(name) is { } macro)
        {
            if (macro.IsAllowedIn(scope))
            {
                return macro;
            }

            Note(MacroProblemCode.MacroNotAvailable, offset,
                $"{{{name}}} is known only once there is a conversion; a destination takes the macros of the click.");
            return null;
        }

        if (name == "revenue")
        {
            Note(MacroProblemCode.UnknownMacro, offset, "Revenue is never given to a publisher; {payout} is what the publisher earns.",
                scope == MacroScope.Postback ? "{payout}" : null);
            return null;
        }

        var meant = MacroSuggestion.For(name, scope) is { } nearest ? $"{{{nearest.Text}}}" : null;
        Note(MacroProblemCode.UnknownMacro, offset, meant is null ? $"There is no macro {{{name}}}." : $"There is no macro {{{name}}}; {meant} was probably meant.", meant);
        return null;
    }

    private bool IsFallbackLegal(int offset, string inner, string? fallback)
    {
        if (fallback is null)
        {
            return true;
        }

        if (MacroFormat.Names.Contains(fallback))
        {
            var meant = $"{{{inner.Replace('|', ':')}}}";
            Note(MacroProblemCode.Fallback, offset, $"After | comes the text used when there is no value; for the format write {meant}.", meant);
            return false;
        }

        var isLegal = fallback.Length <= MaxFallback && !fallback.Any(char.IsControl) && (kind != TemplateKind.Header || fallback.All(char.IsAscii));
        if (!isLegal)
        {
            Note(MacroProblemCode.Fallback, offset, $"A fallback is up to {MaxFallback} characters without control characters{(kind == TemplateKind.Header ? ", in a header ASCII only" : "")}.");
        }

        return isLegal;
    }

    private bool IsParameterLegal(int offset, string? parameter)
    {
        var isLegal = parameter is { Length: > 0 and <= MaxParameter } && parameter.All(unit => unit is > ' ' and <= '~');
        if (!isLegal)
        {
            Note(MacroProblemCode.ParameterName, offset, $"Name the parameter: {{param:name}}, up to {MaxParameter} ASCII characters without spaces.");
        }

        return isLegal;
    }

    private Func<string, string?>[]? Formats(int offset, MacroDefinition macro, string? rest)
    {
        if (rest is null)
        {
            return [];
        }

        // A time pattern may itself hold colons, so only text takes several formats in a row.
        var parts = macro.Type is MacroType.Text or MacroType.Address ? rest.Split(':') : [rest];
        var formats = new List<Func<string, string?>>();
        foreach (var part in parts)
        {
            if (MacroFormat.Find(macro.Type, part) is not { } format)
            {
                Note(MacroProblemCode.UnknownFormat, offset, $"{{{macro.Text}}} takes {MacroFormat.Describe(macro.Type)}, not '{part}'.",
                    MacroFormat.Suggest(macro.Type, part) is { } meant ? $"{{{macro.Text}:{meant}}}" : null);
                return null;
            }

            formats.Add(format);
        }

        return [.. formats];
    }

    private void Note(MacroProblemCode code, int offset, string message, string? suggestion = null) =>
        _problems.Add(new MacroProblem(code, offset, message, suggestion));
}
