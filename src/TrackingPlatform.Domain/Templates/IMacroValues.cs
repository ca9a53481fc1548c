using System.Diagnostics.CodeAnalysis;

namespace TrackingPlatform.Domain.Templates;

/// <summary>The values a template is rendered with. A struct does best on the click path: rendering is generic and boxes nothing.</summary>
public interface IMacroValues
{
    /// <summary>The raw value of a macro, unencoded: times as RFC 3339 UTC, money as a plain decimal (see <see cref="MacroText"/>).</summary>
    /// <param name="macro">The macro asked for.</param>
    /// <param name="parameter">The name in <c>{param:name}</c>; otherwise <see langword="null"/>.</param>
    /// <param name="value">The value; an empty one counts as missing.</param>
    bool TryGet(MacroName macro, string? parameter, [NotNullWhen(true)] out string? value);
}
