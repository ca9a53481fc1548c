using System.Collections.Frozen;
using System.Text;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Uploads;

/// <summary>Guesses which field of a postback each column of a file is, by its name and by what stands in it. People change what is wrong.</summary>
public static class ColumnMatch
{
    /// <summary>What a column that is left out stands for.</summary>
    public const string LeftOut = "";

    private const string Click = "click_id";
    private const int Certain = 0;

    /// <summary>The fields that a column can be, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        Click, "txn_id", "amount", "currency", "status", "timestamp", "event", "event_ref", "coupon", "user_id", "offer", "publisher", "creative", "campaign_ref", "items",
        .. Enumerable.Range(1, PostbackLimits.Adv).Select(number => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"adv{number}")),
        "revenue", "payout", BatchRow.KeyField,
    ];

    // Made of the fields, so it stands after them.
    private static readonly FrozenDictionary<string, (string Field, int Rank)> Names = Known();

    /// <summary>The field of each column, <see cref="LeftOut"/> for those that nobody can tell. No field is given twice.</summary>
    /// <param name="header">The names of the columns.</param>
    /// <param name="samples">Some rows.</param>
    public static IReadOnlyList<string> Guess(IReadOnlyList<string> header, IReadOnlyCollection<FileLine> samples)
    {
        var guesses = header
            .Select((name, column) => (Column: column, Guess: GuessOf(name, ValuesOf(samples, column))))
            .Where(each => each.Guess is not null)
            .OrderBy(each => each.Guess!.Value.Rank) // not null by the line above
            .ThenBy(each => each.Column);
        var fields = new string[header.Count];
        Array.Fill(fields, LeftOut);
        foreach (var (column, guess) in guesses)
        {
            if (guess is var (field, _) && !fields.Contains(field, StringComparer.Ordinal))
            {
                fields[column] = field;
            }
        }

        return fields;
    }

    /// <summary>The values of one column, without those that are not given.</summary>
    public static IReadOnlyList<string> ValuesOf(IEnumerable<FileLine> lines, int column) =>
        [.. lines.Where(line => line.Problem is null).Select(line => line.Values[column].Trim()).Where(value => value.Length > 0)];

    // A click id is known when it is seen, whatever its column is called; and what is called one elsewhere, as transaction_id is, may be an order.
    private static (string Field, int Rank)? GuessOf(string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0 && values.All(ForeignClickId.IsOurs))
        {
            return (Click, Certain);
        }

        return Names.TryGetValue(Normal(name), out var known) ? known : null;
    }

    // "Order-No." and "orderNo" and "ORDER_NO" are one name.
    private static string Normal(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var letter in name.Where(char.IsLetterOrDigit))
        {
            letters.Append(char.ToLowerInvariant(letter));
        }

        return letters.ToString();
    }

    private static FrozenDictionary<string, (string Field, int Rank)> Known()
    {
        var names = new Dictionary<string, (string, int)>(StringComparer.Ordinal);
        Add(names, 1, Fields.Select(field => (field, field)));
        Add(names, 2, Spoken());
        Add(names, 3, Enum.GetValues<PostbackDialect>().SelectMany(dialect => DialectTable.Of(dialect).Fields).SelectMany(field => field.Theirs.Select(theirs => (field.Ours, theirs))));
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, (string, int)> names, int rank, IEnumerable<(string Field, string Name)> more)
    {
        foreach (var (field, name) in more)
        {
            names.TryAdd(Normal(name), (field, rank));
        }
    }

    private static IEnumerable<(string Field, string Name)> Spoken() =>
    [
        .. Named(Click, "click", "our click id", "aff_click", "tracking id"),
        .. Named("txn_id", "order", "order id", "order no", "order nr", "order number", "order reference", "transaction", "transaction id", "transaction number", "txn", "booking id", "booking number", "invoice", "invoice number", "purchase id", "conversion id", "sale id"),
        .. Named("amount", "sale", "sale amount", "sales amount", "order amount", "order value", "order total", "basket value", "net amount", "total", "subtotal", "value", "price", "sum"),
        .. Named("currency", "currency code", "sale currency", "order currency"),
        .. Named("status", "state", "conversion status", "order status", "validation", "decision"),
        .. Named("timestamp", "time", "date", "datetime", "date time", "created", "created at", "order date", "order time", "order datetime", "transaction date", "transaction time", "conversion date", "conversion time", "event date", "event time", "purchase date", "sale date"),
        .. Named("event", "event name", "goal", "goal name", "action", "conversion type"),
        .. Named("coupon", "coupon code", "voucher", "voucher code", "promo", "promo code", "discount code"),
        .. Named("user_id", "user", "customer", "customer id", "client id", "member id"),
        .. Named("offer", "offer id", "program id"),
        .. Named("publisher", "publisher id", "affiliate id", "partner id"),
        .. Named("creative", "creative id", "ad id"),
        .. Named("campaign_ref", "campaign", "campaign name", "campaign id"),
        .. Named("revenue", "commission", "our revenue"),
        .. Named("payout", "publisher payout", "affiliate payout"),
    ];

    private static IEnumerable<(string Field, string Name)> Named(string field, params string[] names) => names.Select(name => (field, name));
}
