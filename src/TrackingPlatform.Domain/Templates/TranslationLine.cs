namespace TrackingPlatform.Domain.Templates;

/// <summary>One macro, or one remark about the whole, explained.</summary>
/// <param name="Theirs">As it was written; null where the line is about the whole.</param>
/// <param name="Ours">What stands there now; null where nothing does, or where the line is about the whole.</param>
/// <param name="Verdict">How it came over.</param>
/// <param name="Message">A sentence for whoever pasted it.</param>
public sealed record TranslationLine(string? Theirs, string? Ours, TranslationVerdict Verdict, string Message);
