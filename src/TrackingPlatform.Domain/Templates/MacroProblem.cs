namespace TrackingPlatform.Domain.Templates;

/// <summary>One thing wrong with a template, or worth a warning.</summary>
/// <param name="Code">Which rule it is about.</param>
/// <param name="Offset">Where in the template's text, in UTF-16 units from 0.</param>
/// <param name="Message">A sentence that says what to do.</param>
/// <param name="Suggestion">What was probably meant, ready to be put in; or <see langword="null"/>.</param>
public sealed record MacroProblem(MacroProblemCode Code, int Offset, string Message, string? Suggestion = null);
