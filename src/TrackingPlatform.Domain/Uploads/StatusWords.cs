using System.Collections.Frozen;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Uploads;

/// <summary>What files call the statuses of conversions. Words of other platforms count where those agree about them.</summary>
public static class StatusWords
{
    private static readonly FrozenDictionary<string, string> Words = Known();

    /// <summary>Our name of a status; the word itself where it is none we know, for the reader of postbacks to refuse.</summary>
    public static string Ours(string word) => Words.GetValueOrDefault(word.Trim(), word.Trim());

    private static FrozenDictionary<string, string> Known()
    {
        var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (theirs, ours) in Enum.GetValues<PostbackDialect>()
            .SelectMany(dialect => DialectTable.Of(dialect).Statuses)
            .GroupBy(word => word.Key, StringComparer.OrdinalIgnoreCase)
            .Where(word => word.Select(each => each.Value).Distinct(StringComparer.Ordinal).Count() == 1)
            .Select(word => (word.Key, word.First().Value)))
        {
            words[theirs] = ours;
        }

        Add(words, ConversionStatus.Approved, "confirmed", "accepted", "valid", "validated", "paid", "completed", "locked", "cleared");
        Add(words, ConversionStatus.Pending, "open", "new", "unconfirmed", "processing", "in review");
        Add(words, ConversionStatus.Rejected, "cancelled", "canceled", "declined", "denied", "invalid", "refused");
        Add(words, ConversionStatus.Reversed, "refunded", "refund", "returned", "chargeback", "charged back", "storno");
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static void Add(Dictionary<string, string> words, ConversionStatus status, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            words[name] = WireName<ConversionStatus>.Of(status);
        }
    }
}
