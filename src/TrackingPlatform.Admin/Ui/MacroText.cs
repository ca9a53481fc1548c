using System.Text.RegularExpressions;

namespace TrackingPlatform.Admin.Ui;

/// <summary>Finds macros in a text for <see cref="MacroEditor"/>. What a macro resolves to is decided elsewhere.</summary>
internal static partial class MacroText
{
    /// <summary>The text in pieces: plain, a known macro, an unknown one ("unknown"), one without its end ("open").</summary>
    public static IEnumerable<(string Text, string? Mark)> Paint(string text, IReadOnlyList<MacroHint> macros)
    {
        var end = 0;
        foreach (Match match in Macro().Matches(text))
        {
            if (match.Index > end) yield return (text[end..match.Index], null);
            yield return (match.Value, !match.Value.EndsWith('}') ? "mac open" : IsKnown(match.Groups["name"].Value, macros) ? "mac" : "mac unknown");
            end = match.Index + match.Length;
        }

        if (end < text.Length) yield return (text[end..], null);
    }

    /// <summary>Names that mean nothing, each with the nearest that does.</summary>
    public static IReadOnlyList<(string Name, string? Nearest)> Unknown(string text, IReadOnlyList<MacroHint> macros) =>
        [.. Macro().Matches(text).Where(match => match.Value.EndsWith('}')).Select(match => match.Groups["name"].Value).Distinct()
            .Where(name => !IsKnown(name, macros))
            .Select(name => (name, macros.Select(macro => macro.Name).Where(other => Distance(name, other) <= 1 + (name.Length / 3)).MinBy(other => Distance(name, other))))];

    /// <summary>Start of the macro being typed at the caret, just behind its brace; null when none is.</summary>
    public static int? TypingAt(string text, int caret)
    {
        var open = caret > 0 ? text.LastIndexOf('{', Math.Min(caret, text.Length) - 1) : -1;
        if (open < 0) return null;
        var typed = text.AsSpan(open + 1, Math.Min(caret, text.Length) - open - 1);
        return typed.ContainsAnyExcept(NameCharacters) ? null : open + 1;
    }

    static readonly System.Buffers.SearchValues<char> NameCharacters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.");

    static bool IsKnown(string name, IReadOnlyList<MacroHint> macros) => macros.Any(macro => macro.Name == name);

    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[b.Length];
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z0-9_.]*)[^{}]*(\}|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Macro();
}
