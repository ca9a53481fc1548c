using CsCheck;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Reconciliation;

namespace TrackingPlatform.Domain.Tests.Reconciliation;

/// <summary>Whatever a list says and the books hold: the result is that of a slow and obvious reading.</summary>
public sealed class ReconcilerProperties
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ReconciliationWindow Window = new(Start, Start.AddDays(1), TimeSpan.FromHours(1));

    private static readonly Gen<string?> AnyKey = Gen.OneOf(Gen.Const((string?)null), Gen.Int[0, 5].Select(number => (string?)$"k{number}"));

    private static readonly Gen<decimal?> AnyAmount = Gen.OneOf(Gen.Const((decimal?)null), Gen.Int[1, 4].Select(number => (decimal?)number));

    private static readonly Gen<DateTimeOffset> AnyTime = Gen.Int[-8, 104].Select(quarter => Start.AddMinutes(15 * quarter));

    private static readonly Gen<ListedSale> AnyRow = Gen.Select(
        AnyKey, AnyKey, Gen.OneOf(Gen.Const((string?)null), Gen.Const((string?)"sale")), AnyAmount, Gen.Enum<ConversionStatus>(), Gen.Bool, AnyTime,
        (transaction, click, name, amount, status, saysTime, at) => new ListedSale(0, transaction, click, name, amount, null, status, saysTime ? at : null));

    private static readonly Gen<BookedSale> AnySale = Gen.Select(
        AnyKey, AnyKey, Gen.Bool, AnyAmount, Gen.Enum<ConversionStatus>(), AnyTime,
        (transaction, click, isLead, amount, status, at) => new BookedSale(ConversionId.New(at), transaction, click, isLead ? "lead" : "sale", amount, "EUR", status, at));

    private static readonly Gen<(ListedSale[] Listed, BookedSale[] Booked)> AnyBooks = Gen.Select(
        AnyRow.Array[0, 12], AnySale.Array[0, 12], (rows, sales) => (rows.Select((row, index) => row with { Number = index + 1 }).ToArray(), sales));

    [Fact]
    public void Every_row_is_told_once_and_every_conversion_at_most_once() => AnyBooks.Sample(
        books =>
        {
            var lines = Reconciler.Match(books.Listed, books.Booked, Window);
            Assert.Equal(books.Listed, lines.Where(line => line.Listed is not null).Select(line => line.Listed!));
            var told = lines.Where(line => line.Class != LineClass.Duplicate).Select(line => line.Booked).OfType<BookedSale>().ToList();
            Assert.Equal(told.Count, told.Distinct().Count());
            Assert.All(books.Booked.Where(sale => Window.Contains(sale.At) && sale.Status is not (ConversionStatus.Rejected or ConversionStatus.Reversed)), sale => Assert.Contains(sale, told));
        },
        iter: 5_000);

    [Fact]
    public void Nothing_is_matched_that_names_something_else() => AnyBooks.Sample(
        books => Assert.All(
            Reconciler.Match(books.Listed, books.Booked, Window).Where(line => line.By is not null),
            line => Assert.True(line.By == MatchedBy.Transaction ? line.Listed!.Transaction == line.Booked!.Transaction : !Reconciler.Contradict(line.Listed!, line.Booked!))),
        iter: 5_000);

    [Fact]
    public void It_is_what_a_slow_and_obvious_reading_finds() => AnyBooks.Sample(
        books => Assert.Equal(Slowly(books.Listed, books.Booked), Reconciler.Match(books.Listed, books.Booked, Window).Where(line => line.Listed is not null).Select(line => (line.Class, line.Booked?.Id))),
        iter: 5_000);

    [Fact]
    public void The_order_of_the_books_changes_nothing() => AnyBooks.Sample(
        books => Assert.Equal(Reconciler.Match(books.Listed, books.Booked, Window), Reconciler.Match(books.Listed, [.. books.Booked.Reverse()], Window)),
        iter: 2_000);

    // Three passes over everything; in each, the best of what is left, one at a time.
    private static List<(LineClass, ConversionId?)> Slowly(ListedSale[] listed, BookedSale[] booked)
    {
        var originals = listed.Select(row => listed.First(other => other == row || (row.Transaction ?? row.Click) is not null
            && other.Event == row.Event && (row.Transaction is not null ? other.Transaction == row.Transaction : other.Transaction is null && other.Click == row.Click))).ToList();
        var found = new Dictionary<ListedSale, BookedSale>();
        foreach (var pass in Enum.GetValues<MatchedBy>())
        {
            while (true)
            {
                var best = (
                    from row in listed
                    where originals[row.Number - 1] == row && !found.ContainsKey(row)
                    from sale in booked
                    where !found.ContainsValue(sale) && May(pass, row, sale)
                    orderby pass == MatchedBy.AmountAndTime ? Apart(row, sale) : TimeSpan.Zero, row.Number, Reconciler.Contradict(row, sale), Reconciler.Compare(row, sale), Apart(row, sale), sale.Id.Value
                    select (row, sale)).Take(1).ToList();
                if (best is not [var (one, other)])
                {
                    break;
                }

                found[one] = other;
            }
        }

        return [.. listed.Select(row =>
            originals[row.Number - 1] != row ? (LineClass.Duplicate, found.TryGetValue(originals[row.Number - 1], out var first) ? first.Id : (ConversionId?)null)
            : found.TryGetValue(row, out var sale) ? (Reconciler.Compare(row, sale), sale.Id)
            : row.At is { } at && !Window.Contains(at + Window.Shift) ? (LineClass.OutsideWindow, (ConversionId?)null)
            : (LineClass.OnlyThere, null))];
    }

    private static bool May(MatchedBy pass, ListedSale row, BookedSale sale) => pass switch
    {
        MatchedBy.Transaction => row.Transaction is not null && row.Transaction == sale.Transaction && (row.Event ?? sale.Event) == sale.Event,
        MatchedBy.Click => row.Click is not null && row.Click == sale.Click && !Reconciler.Contradict(row, sale),
        MatchedBy.AmountAndTime => row.Amount is not null && row.Amount == sale.Amount && !Reconciler.Contradict(row, sale) && Apart(row, sale) <= ReconciliationWindow.Tolerance,
    };

    private static TimeSpan Apart(ListedSale row, BookedSale sale) => row.At is { } at ? (at + Window.Shift - sale.At).Duration() : TimeSpan.MaxValue;
}
