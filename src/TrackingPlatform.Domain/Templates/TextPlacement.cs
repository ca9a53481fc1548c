namespace TrackingPlatform.Domain.Templates;

/// <summary>Places macros where one position fits all: headers, forms and plain bodies.</summary>
internal static class TextPlacement
{
    public static IEnumerable<MacroSegment> PlaceForm(List<MacroSegment> segments, List<MacroProblem> problems)
    {
        Refuse(segments, problems, char.IsControl, "a form body");
        return segments.Select(segment => segment.Literal is { } literal
            ? segment with { Literal = UrlPlacement.Escape(literal) }
            : segment with { Position = MacroPosition.Form });
    }

    public static IEnumerable<MacroSegment> PlaceHeader(List<MacroSegment> segments, List<MacroProblem> problems)
    {
        Refuse(segments, problems, unit => !char.IsAscii(unit) || char.IsControl(unit), "a header");
        return segments.Select(segment => segment with { Position = MacroPosition.Header });
    }

    public static IEnumerable<MacroSegment> PlaceText(List<MacroSegment> segments, List<MacroProblem> problems)
    {
        Refuse(segments, problems, unit => char.IsControl(unit) && unit is not ('\t' or '\r' or '\n'), "a body");
        return segments.Select(segment => segment with { Position = MacroPosition.Text });
    }

    private static void Refuse(List<MacroSegment> segments, List<MacroProblem> problems, Predicate<char> isRefused, string where)
    {
        foreach (var segment in segments)
        {
            var at = segment.Literal is { } literal ? Array.FindIndex(literal.ToCharArray(), isRefused) : -1;
            if (at >= 0)
            {
                problems.Add(new(MacroProblemCode.Character, segment.Offset + at, $"This character may not stand in {where}."));
            }
        }
    }
}
