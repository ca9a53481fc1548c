namespace TrackingPlatform.Domain.Postbacks;

/// <summary>One line of a basket.</summary>
/// <param name="Sku">The article's number, as the advertiser has it.</param>
/// <param name="Quantity">How many, more than nothing, up to four decimals.</param>
/// <param name="Price">The price of one, not negative, up to four decimals, in the currency of the postback.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Category">What kind of thing it is.</param>
public sealed record LineItem(string Sku, decimal Quantity, decimal Price, string? Name = null, string? Category = null);
