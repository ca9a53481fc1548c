using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Domain.Reconciliation;

/// <summary>
/// Holds a partner's list against the books. Rows are matched by transaction, then by click, then by amount and time; each row and each conversion is matched once.
/// Two that name different transactions, or different clicks, are never the same, whatever else they share; the same transaction makes them the same, whatever else differs.
/// </summary>
public static class Reconciler
{
    /// <summary>Every row and every conversion in one line each, the rows first and in their order.</summary>
    /// <param name="listed">The rows of the list.</param>
    /// <param name="booked">The conversions of the window and some time round it, in any order.</param>
    /// <param name="window">What is looked at. Conversions outside it, and those that count for nothing, are matched, and else not told.</param>
    public static IReadOnlyList<ReconciledLine> Match(IReadOnlyList<ListedSale> listed, IReadOnlyList<BookedSale> booked, ReconciliationWindow window)
    {
        var first = new Dictionary<string, ListedSale>(StringComparer.Ordinal);
        var repeats = new Dictionary<int, ListedSale>();
        foreach (var row in listed)
        {
            if (KeyOf(row) is { } key && !first.TryAdd(key, row))
            {
                repeats[row.Number] = first[key];
            }
        }

        var open = listed.Where(row => !repeats.ContainsKey(row.Number)).ToList();
        var pairs = new Dictionary<int, (BookedSale Sale, MatchedBy By)>();
        var taken = new HashSet<BookedSale>();
        ByKey(open, booked, pairs, taken, MatchedBy.Transaction, row => row.Transaction, sale => sale.Transaction, window);
        ByKey(open, booked, pairs, taken, MatchedBy.Click, row => row.Click?.ToLowerInvariant(), sale => sale.Click?.ToLowerInvariant(), window);
        ByAmountAndTime(open, booked, pairs, taken, window);
        return
        [
            .. listed.Select(row => repeats.TryGetValue(row.Number, out var original)
                ? new ReconciledLine(LineClass.Duplicate, row, pairs.TryGetValue(original.Number, out var known) ? known.Sale : null, null)
                : Line(row, pairs, window)),
            .. booked.Where(sale => !taken.Contains(sale) && window.Contains(sale.At) && Counts(sale)).OrderBy(sale => sale.At).ThenBy(sale => sale.Id.Value)
                .Select(sale => new ReconciledLine(LineClass.OnlyHere, null, sale, null)),
        ];
    }

    /// <summary>What two that are the same say differently.</summary>
    public static LineClass Compare(ListedSale row, BookedSale sale) =>
        (row.Amount is { } amount && sale.Amount != amount) || (row.Currency is { } currency && !string.Equals(currency, sale.Currency, StringComparison.OrdinalIgnoreCase)) ? LineClass.AmountDiffers
        : row.Status is { } status && status != sale.Status ? LineClass.StatusDiffers
        : LineClass.Matched;

    /// <summary>Whether what they name forbids that they are the same.</summary>
    public static bool Contradict(ListedSale row, BookedSale sale) =>
        (row.Transaction is { } transaction && sale.Transaction is { } other && transaction != other)
        || (row.Click is { } click && sale.Click is { } clicked && !string.Equals(click, clicked, StringComparison.OrdinalIgnoreCase))
        || (row.Event is { } named && !string.Equals(named, sale.Event, StringComparison.OrdinalIgnoreCase));

    private static ReconciledLine Line(ListedSale row, Dictionary<int, (BookedSale Sale, MatchedBy By)> pairs, ReconciliationWindow window) =>
        pairs.TryGetValue(row.Number, out var pair) ? new ReconciledLine(Compare(row, pair.Sale), row, pair.Sale, pair.By)
        : row.At is { } at && !window.Contains(at + window.Shift) ? new ReconciledLine(LineClass.OutsideWindow, row, null, null)
        : new ReconciledLine(LineClass.OnlyThere, row, null, null);

    // That the list does not have what is rejected or reversed here is agreement.
    private static bool Counts(BookedSale sale) => sale.Status is not (ConversionStatus.Rejected or ConversionStatus.Reversed);

    // One order of one event is said once; without a key nothing tells a repeat from another sale.
    private static string? KeyOf(ListedSale row) =>
        row.Transaction is { } transaction ? $"t {row.Event?.ToUpperInvariant()} {transaction}"
        : row.Click is { } click ? $"c {row.Event?.ToUpperInvariant()} {click.ToLowerInvariant()}"
        : null;

    private static void ByKey(
        List<ListedSale> open, IReadOnlyList<BookedSale> booked, Dictionary<int, (BookedSale, MatchedBy)> pairs, HashSet<BookedSale> taken, MatchedBy by,
        Func<ListedSale, string?> keyOfRow, Func<BookedSale, string?> keyOfSale, ReconciliationWindow window)
    {
        var known = booked.Where(sale => keyOfSale(sale) is not null).ToLookup(sale => keyOfSale(sale)!, StringComparer.Ordinal); // not null by the line
        foreach (var row in open.Where(row => !pairs.ContainsKey(row.Number)))
        {
            if (keyOfRow(row) is not { } key)
            {
                continue;
            }

            // A transaction may stand under several events or offers: what says most the same is meant.
            var sale = known[key]
                .Where(sale => !taken.Contains(sale) && (by == MatchedBy.Transaction ? IsOfEvent(row, sale) : !Contradict(row, sale)))
                .OrderBy(sale => Contradict(row, sale))
                .ThenBy(sale => Compare(row, sale))
                .ThenBy(sale => Distance(row, sale, window))
                .ThenBy(sale => sale.Id.Value)
                .FirstOrDefault();
            if (sale is not null)
            {
                taken.Add(sale);
                pairs[row.Number] = (sale, by);
            }
        }
    }

    private static bool IsOfEvent(ListedSale row, BookedSale sale) => row.Event is not { } named || string.Equals(named, sale.Event, StringComparison.OrdinalIgnoreCase);

    // The nearest first, so that of two equal sales each gets its own.
    private static void ByAmountAndTime(
        List<ListedSale> open, IReadOnlyList<BookedSale> booked, Dictionary<int, (BookedSale, MatchedBy)> pairs, HashSet<BookedSale> taken, ReconciliationWindow window)
    {
        var known = booked.Where(sale => sale.Amount is not null && !taken.Contains(sale)).ToLookup(sale => sale.Amount);
        var candidates =
            from row in open
            where !pairs.ContainsKey(row.Number) && row is { Amount: not null, At: not null }
            from sale in known[row.Amount]
            where !Contradict(row, sale) && (row.Currency is null || string.Equals(row.Currency, sale.Currency, StringComparison.OrdinalIgnoreCase))
            let distance = Distance(row, sale, window)
            where distance <= ReconciliationWindow.Tolerance
            orderby distance, row.Number, Compare(row, sale), sale.Id.Value
            select (row, sale);
        foreach (var (row, sale) in candidates.ToList())
        {
            if (!pairs.ContainsKey(row.Number) && taken.Add(sale))
            {
                pairs[row.Number] = (sale, MatchedBy.AmountAndTime);
            }
        }
    }

    private static TimeSpan Distance(ListedSale row, BookedSale sale, ReconciliationWindow window) => row.At is { } at ? (at + window.Shift - sale.At).Duration() : TimeSpan.MaxValue;
}
