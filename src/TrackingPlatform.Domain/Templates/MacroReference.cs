namespace TrackingPlatform.Domain.Templates;

/// <summary>A macro as a template uses it: <c>{param:name}</c> is told apart by its parameter.</summary>
/// <param name="Macro">The macro.</param>
/// <param name="Parameter">The name in <c>{param:name}</c>; otherwise <see langword="null"/>.</param>
public readonly record struct MacroReference(MacroName Macro, string? Parameter)
{
    /// <summary>As written between braces, without fallback and format; the key under which a value is frozen.</summary>
    public override string ToString() => Parameter is null ? MacroCatalogue.Get(Macro).Text : "param:" + Parameter;
}
