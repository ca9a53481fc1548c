using System.Text;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>The steps of a routing decision as text: one line a step, three fields with tabs between. Compact enough for every click.</summary>
public static class RoutingTrail
{
    /// <summary>Writes steps as text; tabs and line breaks in names become spaces.</summary>
    public static string Write(IEnumerable<RoutingStep> steps)
    {
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            if (text.Length > 0)
            {
                text.Append('\n');
            }

            text.Append(Plain(step.Subject)).Append('\t').Append(Plain(step.Saw)).Append('\t').Append(Plain(step.Outcome));
        }

        return text.ToString();
    }

    /// <summary>A trail with one more step.</summary>
    public static string With(string trail, RoutingStep step) => trail.Length == 0 ? Write([step]) : $"{trail}\n{Write([step])}";

    /// <summary>Reads text back into steps; a damaged line is shown as it stands.</summary>
    public static IReadOnlyList<RoutingStep> Read(string? text) =>
        string.IsNullOrEmpty(text)
            ? []
            : [.. text.Split('\n').Select(line => line.Split('\t', 3) is [var subject, var saw, var outcome] ? new RoutingStep(subject, saw, outcome) : new RoutingStep("note", line, ""))];

    private static string Plain(string field) => field.AsSpan().IndexOfAny('\t', '\n', '\r') < 0 ? field : field.ReplaceLineEndings(" ").Replace('\t', ' ');
}
