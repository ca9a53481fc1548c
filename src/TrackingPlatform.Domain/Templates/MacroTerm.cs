namespace TrackingPlatform.Domain.Templates;

/// <summary>What another platform's macro is here.</summary>
/// <param name="Ours">The macro with its format, without braces; null where there is none.</param>
/// <param name="Note">What to look at; null where it means the same.</param>
internal sealed record MacroTerm(string? Ours, string? Note = null);
