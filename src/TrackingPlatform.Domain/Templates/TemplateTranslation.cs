namespace TrackingPlatform.Domain.Templates;

/// <summary>A request of another platform in our own macros, with what was done explained line by line.</summary>
/// <param name="Dialect">Whose it was taken for.</param>
/// <param name="Others">Whose it could be as well, where some of its words mean something else.</param>
/// <param name="Request">The request in our macros.</param>
/// <param name="Lines">What became of each macro, each named once, and what is to be looked at.</param>
public sealed record TemplateTranslation(TemplateDialect Dialect, IReadOnlyList<TemplateDialect> Others, RequestTemplate Request, IReadOnlyList<TranslationLine> Lines);
