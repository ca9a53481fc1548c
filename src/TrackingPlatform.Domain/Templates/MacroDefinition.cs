namespace TrackingPlatform.Domain.Templates;

/// <summary>One macro: its name, what it stands for and where it may be used.</summary>
/// <param name="Name">The macro.</param>
/// <param name="Text">Its name as written between braces.</param>
/// <param name="Meaning">One line for people.</param>
/// <param name="Example">A believable value, for previews.</param>
/// <param name="Type">What the value is; decides the formats.</param>
/// <param name="IsKnownAtClick">Whether an offer's destination may use it.</param>
public sealed record MacroDefinition(MacroName Name, string Text, string Meaning, string Example, MacroType Type, bool IsKnownAtClick)
{
    /// <summary>Whether a template of this scope may carry the macro.</summary>
    public bool IsAllowedIn(MacroScope scope) => scope == MacroScope.Postback || IsKnownAtClick;
}
