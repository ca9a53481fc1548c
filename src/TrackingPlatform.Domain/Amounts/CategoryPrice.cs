namespace TrackingPlatform.Domain.Amounts;

/// <summary>What items of one category pay or earn, in place of the price it stands in.</summary>
/// <remarks>The fixed part is for every piece, the percentage of what the items are worth.</remarks>
public sealed record CategoryPrice
{
    /// <summary>Characters of a category's name at the most.</summary>
    public const int LongestName = 100;

    /// <param name="category">The category as items name it, 1 to <see cref="LongestName"/> characters without blanks around them.</param>
    /// <param name="price">Its price, which has no categories of its own.</param>
    /// <exception cref="ArgumentException">The name is empty, too long or not trimmed, or the price has categories.</exception>
    public CategoryPrice(string category, Price price)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(category);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(category.Length, LongestName, nameof(category));
        ArgumentOutOfRangeException.ThrowIfNotEqual(category.Trim(), category, nameof(category));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(price.Categories.Count, 0, nameof(price));
        Category = category;
        Price = price;
    }

    /// <summary>The category, as people wrote it.</summary>
    public string Category { get; }

    /// <summary>Its price.</summary>
    public Price Price { get; }

    /// <summary>Whether an item's category is this one: blanks around a name and its case do not matter.</summary>
    public bool Is(string? category) => category is not null && category.AsSpan().Trim().Equals(Category, StringComparison.OrdinalIgnoreCase);
}
