using System.Diagnostics.CodeAnalysis;

namespace TrackingPlatform.Domain.Templates;

/// <summary>Nothing is known: every macro is missing, and its fallback stands in.</summary>
public readonly struct NoMacroValues : IMacroValues
{
    /// <inheritdoc/>
    public bool TryGet(MacroName macro, string? parameter, [NotNullWhen(true)] out string? value)
    {
        value = null;
        return false;
    }
}
