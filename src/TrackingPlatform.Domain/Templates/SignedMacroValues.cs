using System.Diagnostics.CodeAnalysis;

namespace TrackingPlatform.Domain.Templates;

/// <summary>Values with a signature among them, which nobody can know before the others are filled in.</summary>
internal sealed class SignedMacroValues(IMacroValues values, string signature) : IMacroValues
{
    /// <summary>Stands where the signature goes while it is made; as long as the signature, so that limits of length hold for both.</summary>
    public static readonly string Blank = new('0', 64);

    public bool TryGet(MacroName macro, string? parameter, [NotNullWhen(true)] out string? value)
    {
        if (macro != MacroName.Signature)
        {
            return values.TryGet(macro, parameter, out value);
        }

        value = signature;
        return true;
    }
}
