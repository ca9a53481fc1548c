using System.Text;

namespace TrackingPlatform.Domain.Templates;

/// <summary>Brings one platform's macros over, one by one.</summary>
internal sealed class MacroTranslation(TemplateDialect dialect, UnknownMacros unknown, List<TranslationLine> lines)
{
    private const string Encoded = "It was percent-encoded, braces and all; values are encoded once, when they are filled in.";

    /// <summary>A text with all its macros brought over.</summary>
    public string Apply(string text, bool isUrl)
    {
        var translated = new StringBuilder();
        var end = 0;
        ForeignMacro? before = null;
        foreach (var macro in ForeignMacros.In(text))
        {
            translated.Append(text, end, macro.Start - end).Append(Translate(macro, isUrl));
            if (dialect == TemplateDialect.Cake && before is not null && end == macro.Start)
            {
                Say(before.Text + macro.Text, null, TranslationVerdict.Look, "CAKE spreads a value of more than 100 characters over two sub-ids; here one holds all of it, so leave out the second.");
            }

            (end, before) = (macro.Start + macro.Text.Length, macro);
        }

        return translated.Append(text, end, text.Length - end).ToString();
    }

    private string Translate(ForeignMacro macro, bool isUrl)
    {
        var (name, rest, note) = Function(macro);
        var term = Find(name);
        if (term?.Ours is null)
        {
            return Unknown(macro, isUrl, term?.Note);
        }

        var ours = $"{{{term.Ours}{rest}}}";
        if (rest.Length > 0 && !IsOurs(ours))
        {
            (ours, note) = ($"{{{term.Ours}}}", $"What stands behind the name, {rest}, is not known here and was left out.");
        }

        var remarks = string.Join(' ', new[] { term.Note, note, macro.Style == ForeignMacroStyle.EncodedBraces ? Encoded : null }.OfType<string>());
        Say(macro.Text, ours, remarks.Length == 0 ? TranslationVerdict.Same : TranslationVerdict.Look, remarks.Length > 0 ? remarks : macro.Text == ours ? "It is the same here." : $"It is {ours} here.");
        return ours;
    }

    private MacroTerm? Find(string name)
    {
        if (name.StartsWith("var:", StringComparison.OrdinalIgnoreCase) && dialect == TemplateDialect.Voluum)
        {
            return new MacroTerm("param:" + name[4..]);
        }

        // A macro of ours that the platform does not have stands there by our own name, {param:name} included.
        return DialectMacros.Find(dialect, name) ?? (IsOurs($"{{{name}}}") ? new MacroTerm(name) : null);
    }

    private (string Name, string Behind, string? Note) Function(ForeignMacro macro)
    {
        switch (dialect)
        {
            case TemplateDialect.Voluum when macro.Rest.Equals(":hash", StringComparison.OrdinalIgnoreCase):
                return (macro.Name, ":sha256", "The hash here is SHA-256 in hex.");
            case TemplateDialect.Voluum when macro.Rest.Equals(":raw", StringComparison.OrdinalIgnoreCase):
                return (macro.Name, string.Empty, "Values are always percent-encoded here.");
            case TemplateDialect.Scaleo when macro.Name.EndsWith("_hash", StringComparison.OrdinalIgnoreCase):
                return (macro.Name[..^5], ":sha256", "The hash here is SHA-256 in hex.");
            case TemplateDialect.Offerit when macro.Rest.StartsWith("|default:", StringComparison.OrdinalIgnoreCase):
                return (macro.Name, "|" + macro.Rest[9..], null);
            default:
                return (macro.Name, macro.Rest.Replace("%7C", "|", StringComparison.OrdinalIgnoreCase).Replace("%3A", ":", StringComparison.OrdinalIgnoreCase), null);
        }
    }

    private string Unknown(ForeignMacro macro, bool isUrl, string? note)
    {
        // Only in braces is it seen, and refused, when the template is saved; as it is it would be sent without a word.
        var ours = unknown switch
        {
            UnknownMacros.Block => $"{{{macro.Name}}}",
            UnknownMacros.Empty => string.Empty,
            UnknownMacros.Keep => isUrl ? Uri.EscapeDataString(macro.Text) : $"{{{macro.Name}}}",
        };
        Say(macro.Text, unknown == UnknownMacros.Block ? null : ours, TranslationVerdict.Unknown, $"{note ?? "There is nothing like it here."} {Fate(ours)}");
        return ours;
    }

    private string Fate(string ours) => unknown switch
    {
        UnknownMacros.Block => "Take it out or put another macro in its place.",
        UnknownMacros.Empty => "It was taken out.",
        UnknownMacros.Keep => ours.StartsWith('{') ? "A body cannot carry it: take it out or put another macro in its place." : "It is sent as it is written.",
    };

    private static bool IsOurs(string macro) => MacroTemplate.Parse(macro, TemplateKind.BodyText, MacroScope.Postback) is { Value.References.Length: 1 };

    private void Say(string theirs, string? ours, TranslationVerdict verdict, string message)
    {
        if (lines.TrueForAll(line => line.Theirs != theirs))
        {
            lines.Add(new TranslationLine(theirs, ours, verdict, message));
        }
    }
}
