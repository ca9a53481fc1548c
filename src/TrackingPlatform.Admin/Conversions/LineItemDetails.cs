using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Admin.Conversions;

/// <summary>One line of a basket as the API shows it, in the currency of the postback.</summary>
/// <param name="Price">Of one.</param>
internal sealed record LineItemDetails(string Sku, string? Name, string? Category, string Quantity, string Price)
{
    public static LineItemDetails Of(LineItem item) => new(item.Sku, item.Name, item.Category, Plain(item.Quantity), Plain(item.Price));

    private static string Plain(decimal number) => number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
