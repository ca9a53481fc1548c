using System.ComponentModel;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Templates;

/// <summary>Another platform's template in our own macros, explained line by line.</summary>
public sealed record TranslationDetails
{
    [Description("Whose it was taken for; null where it is ours already, or nobody's that is known.")]
    public required TemplateDialect? Dialect { get; init; }

    [Description("Whose it could be as well, where some of its words mean something else: name one as `dialect`.")]
    public required IReadOnlyList<TemplateDialect> Others { get; init; }

    public required string Url { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required string? Body { get; init; }

    [Description("What became of each macro, and what is to be looked at.")]
    public required IReadOnlyList<TranslationLine> Lines { get; init; }

    internal static TranslationDetails Of(RequestTemplate request, TemplateTranslation? translation)
    {
        var said = translation?.Request ?? request;
        return new TranslationDetails
        {
            Dialect = translation?.Dialect,
            Others = translation?.Others ?? [],
            Url = said.Url,
            Headers = said.Headers,
            Body = said.Body,
            Lines = translation?.Lines ?? [],
        };
    }
}
