using PdfSharp.Fonts;

namespace TrackingPlatform.Admin.Statements;

/// <summary>The fonts of PDF files, carried along: a server may have none.</summary>
internal sealed class PdfFonts : IFontResolver
{
    public const string Family = "Inter";

    private const string Regular = "Inter_400Regular.ttf";
    private const string Bold = "Inter_600SemiBold.ttf";

    private static readonly Lock Once = new();

    /// <summary>Has them used from now on; the library knows one source for the whole process.</summary>
    public static void Use()
    {
        lock (Once)
        {
            GlobalFontSettings.FontResolver ??= new PdfFonts();
        }
    }

    public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? Bold : Regular);

    public byte[] GetFont(string faceName)
    {
        using var font = typeof(PdfFonts).Assembly.GetManifestResourceStream($"TrackingPlatform.Admin.Fonts.{faceName}")
            ?? throw new InvalidOperationException($"The font {faceName} is not in the assembly.");
        using var bytes = new MemoryStream();
        font.CopyTo(bytes);
        return bytes.ToArray();
    }
}
