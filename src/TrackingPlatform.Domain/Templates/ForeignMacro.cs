namespace TrackingPlatform.Domain.Templates;

/// <summary>A placeholder as some platform writes it, found in a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Text">All of it, delimiters included.</param>
/// <param name="Style">How it is delimited.</param>
/// <param name="Name">What is asked for.</param>
/// <param name="Rest">Formats, functions and fallback behind the name, with their <c>:</c> or <c>|</c>; empty when there are none.</param>
internal sealed record ForeignMacro(int Start, string Text, ForeignMacroStyle Style, string Name, string Rest);
