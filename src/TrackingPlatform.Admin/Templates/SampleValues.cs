using System.Diagnostics.CodeAnalysis;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Templates;

/// <summary>The catalogue's examples as values, with some of them replaced.</summary>
/// <param name="replaced">Values by macro name; an empty one stands for a missing value.</param>
internal sealed class SampleValues(IReadOnlyDictionary<string, string> replaced) : IMacroValues
{
    public bool TryGet(MacroName macro, string? parameter, [NotNullWhen(true)] out string? value)
    {
        value = replaced.TryGetValue(new MacroReference(macro, parameter).ToString(), out var given) ? given ?? string.Empty : MacroCatalogue.Get(macro).Example;
        return value.Length > 0;
    }
}
