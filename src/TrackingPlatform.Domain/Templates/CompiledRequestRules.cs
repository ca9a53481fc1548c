namespace TrackingPlatform.Domain.Templates;

/// <summary>What must hold between the parts of a request.</summary>
internal static class CompiledRequestRules
{
    public static void Check(
        MacroTemplate? url, IReadOnlyCollection<KeyValuePair<string, MacroTemplate>> headers, MacroTemplate? body, string? contentType, bool isBatch, List<MacroProblem> problems)
    {
        if (isBatch)
        {
            CheckBatch(url, headers, body, contentType, problems);
        }
        else if (url is not null && body is null && Signs(url, headers) && !url.Text.Contains('?', StringComparison.Ordinal))
        {
            problems.Add(new(MacroProblemCode.Signature, 0, "{signature} signs the body or else the query, and there is neither: put what matters into the query."));
        }
    }

    private static void CheckBatch(
        MacroTemplate? url, IReadOnlyCollection<KeyValuePair<string, MacroTemplate>> headers, MacroTemplate? body, string? contentType, List<MacroProblem> problems)
    {
        if (body is null)
        {
            problems.Add(new(MacroProblemCode.Batch, 0, "Many conversions at once go into the body: write what one of them looks like, as JSON."));
            return;
        }

        if (contentType is not null && MediaType.KindOf(contentType) != TemplateKind.BodyJson)
        {
            problems.Add(new(MacroProblemCode.Batch, 0, "Many conversions at once are sent as a JSON array; write the body of one as JSON."));
        }

        if (url?.References.Any() is true || headers.Any(header => header.Value.References.Any()))
        {
            problems.Add(new(MacroProblemCode.Batch, 0, "One request carries many conversions, so macros stand in the body only, not in the address or a header."));
        }

        if (body.References.Any(reference => reference.Macro == MacroName.Signature))
        {
            problems.Add(new(MacroProblemCode.Signature, 0, "The whole request is signed, not each conversion in it: with a secret it carries X-Signature."));
        }
    }

    private static bool Signs(MacroTemplate url, IEnumerable<KeyValuePair<string, MacroTemplate>> headers) =>
        headers.Select(header => header.Value).Append(url).SelectMany(template => template.References).Any(reference => reference.Macro == MacroName.Signature);
}
