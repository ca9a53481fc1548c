using QRCoder;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>The address of a link as a square to photograph.</summary>
internal static class QrImage
{
    // A quarter of the square may be lost to a fold or a scratch; what is printed is not printed again.
    private const QRCodeGenerator.ECCLevel Spare = QRCodeGenerator.ECCLevel.Q;

    private const int PixelsPerModule = 16;

    /// <summary>A drawing that scales, black on white whatever the theme: readers want the contrast.</summary>
    public static string Svg(string url)
    {
        using var data = QRCodeGenerator.GenerateQrCode(url, Spare);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(PixelsPerModule, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    public static byte[] Png(string url)
    {
        using var data = QRCodeGenerator.GenerateQrCode(url, Spare);
        using var code = new PngByteQRCode(data);
        return code.GetGraphic(PixelsPerModule);
    }
}
