using TrackingPlatform.Domain.Audit;

namespace TrackingPlatform.Domain.Tests.Audit;

public sealed class SealChainTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Books_that_are_as_they_were_hold()
    {
        Assert.Null(SealChain.FirstFault(null, Periods(Chain(5))));
    }

    [Fact]
    public void A_part_of_a_chain_holds_after_the_seal_before_it()
    {
        var chain = Chain(5);

        Assert.Null(SealChain.FirstFault(chain[1], Periods(chain[2..])));
        Assert.Equal(SealFaultKind.ChainBroken, SealChain.FirstFault(chain[0], Periods(chain[2..]))?.Kind);
    }

    [Theory]
    [InlineData(SealFaultKind.EntriesChanged)]
    [InlineData(SealFaultKind.ReceiptsChanged)]
    public void The_first_period_that_differs_is_named(SealFaultKind kind)
    {
        var chain = Chain(5);
        var periods = Periods(chain);
        foreach (var index in new[] { 2, 4 })
        {
            var books = chain[index].Books;
            periods[index] = periods[index] with { Found = kind == SealFaultKind.EntriesChanged ? books with { EntriesHash = "00" } : books with { Receipts = books.Receipts - 1 } };
        }

        var fault = SealChain.FirstFault(null, periods);

        Assert.Equal((kind, chain[2]), (fault!.Kind, fault.Seal));
    }

    [Fact]
    public void Requests_that_are_kept_no_more_are_not_missed()
    {
        var periods = Periods(Chain(3));
        periods[0] = periods[0] with { Found = periods[0].Found with { Receipts = 0, ReceiptsHash = "" }, KeepsReceipts = false };

        Assert.Null(SealChain.FirstFault(null, periods));
    }

    [Fact]
    public void A_seal_that_was_made_to_fit_changed_books_breaks_the_chain_behind_it()
    {
        var chain = Chain(4);
        var changed = chain[1].Books with { Entries = 99 };
        chain[1] = SealChain.Close(chain[0], Start, chain[1].Until, changed, Start);

        var fault = SealChain.FirstFault(null, Periods(chain));

        Assert.Equal((SealFaultKind.ChainBroken, chain[2]), (fault!.Kind, fault.Seal));
    }

    [Fact]
    public void A_seal_whose_words_were_changed_is_found_by_its_own_hash()
    {
        var chain = Chain(3);
        chain[1] = chain[1] with { Books = chain[1].Books with { Receipts = 1234 } };

        Assert.Equal(SealFaultKind.SealChanged, SealChain.FirstFault(null, Periods(chain))?.Kind);
    }

    [Fact]
    public void The_hash_is_that_of_seven_lines()
    {
        var hash = SealChain.HashOf(SealChain.Beginning, DateTimeOffset.FromUnixTimeSeconds(0), DateTimeOffset.FromUnixTimeSeconds(3600), new BookDigest(1, "aa", 2, "bb"));

        // printf '%064d\n0\n3600\n1\naa\n2\nbb' 0 | sha256sum
        Assert.Equal("191d77ee16def10406e1fc74514c70dfeebdf3bf25ebe97e0fad1d5e94dbb578", hash);
    }

    private static Seal[] Chain(int length)
    {
        var chain = new List<Seal>();
        for (var hour = 0; hour < length; hour++)
        {
            var until = Start.AddHours(hour + 1);
            chain.Add(SealChain.Close(chain.LastOrDefault(), Start, until, new BookDigest(hour * 10, $"r{hour}", hour * 7, $"e{hour}"), until.AddMinutes(6)));
        }

        return [.. chain];
    }

    private static SealedPeriod[] Periods(IEnumerable<Seal> seals) => [.. seals.Select(seal => new SealedPeriod(seal, seal.Books, true))];
}
