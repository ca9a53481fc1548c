using System.Text;
using System.Text.Json;

namespace TrackingPlatform.Domain.Templates;

/// <summary>Finds which macros stand inside a JSON string and proves that the body stays JSON whatever the values are.</summary>
internal static class JsonPlacement
{
    public static List<MacroSegment> Place(List<MacroSegment> segments, List<MacroProblem> problems)
    {
        var placed = new List<MacroSegment>(segments.Count);
        var inString = false;
        foreach (var segment in segments)
        {
            if (segment.Literal is { } literal)
            {
                inString = EndsInString(literal, inString);
                placed.Add(segment);
            }
            else
            {
                placed.Add(segment with { Position = inString ? MacroPosition.JsonString : MacroPosition.JsonValue });
            }
        }

        // Otherwise a macro refused for its name would be blamed a second time for what its absence does to the JSON.
        if (problems.Count == 0)
        {
            Prove(placed, problems);
        }

        return placed;
    }

    private static bool EndsInString(string literal, bool inString)
    {
        for (var i = 0; i < literal.Length; i++)
        {
            if (literal[i] == '"')
            {
                inString = !inString;
            }
            else if (inString && literal[i] == '\\')
            {
                i++;
            }
        }

        return inString;
    }

    // A value outside strings becomes a number, a string or null; null is the one that can stand only where all three can.
    // Inside a string 'x' does: after a backslash, or within \u0000, it breaks the JSON as a real value could.
    private static void Prove(List<MacroSegment> placed, List<MacroProblem> problems)
    {
        var sample = new StringBuilder();
        foreach (var segment in placed)
        {
            sample.Append(segment.Literal ?? (segment.Position == MacroPosition.JsonString ? "x" : "null"));
        }

        try
        {
            using var _ = JsonDocument.Parse(sample.ToString());
        }
        catch (JsonException broken)
        {
            problems.Add(new(MacroProblemCode.Json, 0,
                $"The body is not valid JSON (line {broken.LineNumber + 1}); a macro stands inside quotes, or alone where a value goes."));
        }
    }
}
