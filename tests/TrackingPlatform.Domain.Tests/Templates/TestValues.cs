using System.Diagnostics.CodeAnalysis;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Tests.Templates;

internal sealed class TestValues : Dictionary<string, string>, IMacroValues
{
    /// <summary>Gives this value for every macro.</summary>
    public string? Always { get; init; }

    public static TestValues Examples()
    {
        var values = new TestValues();
        foreach (var macro in MacroCatalogue.All.Where(macro => macro.Name != MacroName.Param))
        {
            values[macro.Text] = macro.Example;
        }

        return values;
    }

    public bool TryGet(MacroName macro, string? parameter, [NotNullWhen(true)] out string? value)
    {
        value = Always;
        return value is not null || TryGetValue(new MacroReference(macro, parameter).ToString(), out value);
    }
}
