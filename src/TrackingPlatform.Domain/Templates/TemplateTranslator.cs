namespace TrackingPlatform.Domain.Templates;

/// <summary>Recognises a postback address of another platform and says it in our own macros, with an explanation of every line.</summary>
public static class TemplateTranslator
{
    /// <summary>Translates.</summary>
    /// <param name="request">What somebody pasted.</param>
    /// <param name="dialect">Whose it is; null finds out.</param>
    /// <param name="unknown">What becomes of macros that there is nothing like here.</param>
    /// <returns>Null when it is our own already, or nobody's that is known.</returns>
    public static TemplateTranslation? Translate(RequestTemplate request, TemplateDialect? dialect, UnknownMacros unknown)
    {
        var lines = new List<TranslationLine>();
        var url = VoluumParameters.Fill(request.Url, lines);
        var macros = ForeignMacros.In(url).Concat(ForeignMacros.In(request.Body ?? string.Empty)).Concat(request.Headers.Values.SelectMany(ForeignMacros.In)).ToList();
        var candidates = dialect is { } given ? [given] : DialectClues.Candidates(url, macros);
        if (candidates.Count == 0 && lines.Count == 0)
        {
            return null;
        }

        var chosen = candidates.Count > 0 ? candidates[0] : TemplateDialect.Voluum;
        var others = Others(chosen, candidates, macros);
        var translation = new MacroTranslation(chosen, unknown, lines);
        var translated = request with
        {
            Url = translation.Apply(url, isUrl: true),
            Body = request.Body is { } body ? translation.Apply(body, isUrl: false) : null,
            Headers = request.Headers.ToDictionary(header => header.Key, header => translation.Apply(header.Value, isUrl: false)),
        };
        AddRemarks(request.Url, chosen, others, macros, lines);
        return translated.IsSameAs(request) && lines.TrueForAll(line => line.Verdict == TranslationVerdict.Same) ? null : new TemplateTranslation(chosen, others, translated, lines);
    }

    // Those that would translate alike are no question.
    private static IReadOnlyList<TemplateDialect> Others(TemplateDialect chosen, IReadOnlyList<TemplateDialect> candidates, IReadOnlyList<ForeignMacro> macros) =>
        [.. candidates.Skip(1).Where(other => macros.Any(macro => Ours(chosen, macro) != Ours(other, macro)))];

    private static string? Ours(TemplateDialect dialect, ForeignMacro macro) => DialectMacros.Find(dialect, macro.Name)?.Ours ?? MacroCatalogue.Find(macro.Name)?.Text;

    private static void AddRemarks(string url, TemplateDialect chosen, IReadOnlyList<TemplateDialect> others, IReadOnlyList<ForeignMacro> macros, List<TranslationLine> lines)
    {
        if (DialectClues.IsForAdvertisers(url))
        {
            Remark($"This looks like the address at which advertisers report to {DialectNames.Of(chosen)}. A publisher is told at an address of the publisher's own.");
        }

        if (DialectClues.IsEncodedTwice(url))
        {
            Remark("Something in the address is percent-encoded twice (%25…). Values are encoded once, when they are filled in; write the rest encoded once.");
        }

        foreach (var other in others)
        {
            var word = macros.First(macro => Ours(chosen, macro) != Ours(other, macro));
            Remark($"It could also be {DialectNames.Of(other)}'s, where {word.Text} is {(Ours(other, word) is { } ours ? $"{{{ours}}}" : "nothing that is here")}.");
        }

        void Remark(string message) => lines.Add(new TranslationLine(null, null, TranslationVerdict.Look, message));
    }
}
