using System.Globalization;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>What one category of items contributed to a price, in the words of the API.</summary>
/// <param name="Category">The category; null for what no category that the price names accounts for.</param>
/// <param name="Formula">The sum with its numbers.</param>
/// <param name="Result">What it comes to, a plain decimal to six places: only the sum of all parts is rounded to what is booked.</param>
public sealed record CategoryPart(string? Category, string Formula, string Result)
{
    /// <summary>The parts of a price as they were kept.</summary>
    public static IReadOnlyList<CategoryPart> Of(PriceNote? note) =>
        [.. (note?.Categories ?? []).Select(each => new CategoryPart(each.Category, each.Formula, each.Result.ToString("0.00####", CultureInfo.InvariantCulture)))];
}
