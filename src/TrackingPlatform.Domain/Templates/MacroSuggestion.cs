namespace TrackingPlatform.Domain.Templates;

/// <summary>Guesses which macro a misspelt name was meant to be.</summary>
internal static class MacroSuggestion
{
    public static MacroDefinition? For(string name, MacroScope scope)
    {
        var wanted = Plain(name);
        var nearest = MacroCatalogue.AllowedIn(scope)
            .Select(macro => (Macro: macro, Distance: Distance(wanted, Plain(macro.Text))))
            .MinBy(candidate => candidate.Distance);

        return nearest.Distance <= Math.Max(1, wanted.Length / 3) ? nearest.Macro : null;
    }

    // Case and separators are what people most often get wrong: {clickId}, {click-id}, {CLICK_ID} are all no distance away.
    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        foreach (var left in a)
        {
            var current = new int[b.Length + 1];
            current[0] = previous[0] + 1;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = previous[j - 1] + (left == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
