using CsCheck;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Tests.Conversions;

/// <summary>Whatever advertisers send, in whatever order and however often: the books are what a plain reading of it says.</summary>
public sealed class ConversionPolicyProperties
{
    private static readonly ClickId[] Clicks = [.. Enumerable.Range(0, 3).Select(hour => ClickId.New(Sale.ClickedAt.AddHours(hour)))];

    private static readonly Gen<(PostbackClaim Claim, EventTerms Terms)> AnyPostback = Gen.Select(
        OneOf(Clicks),
        OneOf<string?>(null, "t1", "t2"),
        OneOf<decimal?>(null, 0m, 33.33m, 66.66m, 99.99m),
        OneOf<ConversionStatus?>([null, .. Enum.GetValues<ConversionStatus>().Select(status => (ConversionStatus?)status)]),
        OneOf(Sale.Percent, Sale.Fixed),
        (click, transaction, amount, status, terms) => (Sale.Claim(amount, status, transaction, click), terms));

    [Fact]
    public void Books_are_what_the_postbacks_say_and_deltas_sum_to_the_totals() =>
        AnyPostback.Array[0, 40].Sample(
            postbacks =>
            {
                var books = new Dictionary<(EventId, string), ConversionState>();
                var model = new Dictionary<(EventId, string), PlainConversion>();
                var folded = default(ConversionFigures);
                foreach (var (claim, terms) in postbacks)
                {
                    folded += Apply(books, claim, terms);
                    PlainConversion.Read(model, claim, terms);
                }

                Assert.Equal(model.Count, books.Count);
                foreach (var (key, booked) in books)
                {
                    var plain = model[key];
                    Assert.Equal((plain.Status, plain.Amount, plain.History), (booked.Status, booked.Money.Amount, booked.Sequence));
                    Assert.Equal(plain.Payout, booked.Money.Payout);
                }

                Assert.Equal(books.Values.Aggregate(default(ConversionFigures), (sum, booked) => sum + booked.Figures), folded);
                Assert.Equal(model.Values.Count(each => each.Status == ConversionStatus.Approved), folded.Conversions);
                Assert.Equal(model.Values.Where(each => each.Status == ConversionStatus.Approved).Sum(each => each.Payout), folded.Payout);
                Assert.Equal(model.Values.Where(each => each.Status is ConversionStatus.Pending or ConversionStatus.Hold).Sum(each => each.Payout), folded.PayoutPending);
            },
            iter: 20_000);

    [Fact]
    public void A_postback_said_twice_in_a_row_changes_nothing_the_second_time() =>
        AnyPostback.Array[1, 20].Sample(
            postbacks =>
            {
                var books = new Dictionary<(EventId, string), ConversionState>();
                foreach (var (claim, terms) in postbacks)
                {
                    Apply(books, claim, terms);
                    var before = books.ToDictionary();
                    Assert.Equal(default, Apply(books, claim, terms));
                    Assert.Equal(before, books);
                }
            },
            iter: 5_000);

    private static ConversionFigures Apply(Dictionary<(EventId, string), ConversionState> books, PostbackClaim claim, EventTerms terms)
    {
        var key = (terms.Id, DedupeKey.Of(claim, DedupeMode.Status, default));
        if (!books.TryGetValue(key, out var booked))
        {
            if (ConversionPolicy.Open(claim, Sale.Terms(terms)) is ConversionDecision.Book book)
            {
                var added = new ConversionState(ConversionId.New(claim.ArrivedAt), claim.ClickId, 1, book.Status, book.Money, null);
                books.Add(key, added);
                return added.Figures;
            }

            return default;
        }

        if (ConversionPolicy.Revise(claim, Sale.Terms(terms), booked) is ConversionDecision.Change change)
        {
            books[key] = booked with { Sequence = change.Sequence, Status = change.Status, Money = change.Money };
            return books[key].Figures - booked.Figures;
        }

        return default;
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    /// <summary>The obvious reading: the last word on status and amount counts, the first postback names the click.</summary>
    private sealed record PlainConversion(ClickId Click, ConversionStatus Status, decimal? Amount, decimal Payout, int History)
    {
        public static void Read(Dictionary<(EventId, string), PlainConversion> model, PostbackClaim claim, EventTerms terms)
        {
            var key = (terms.Id, DedupeKey.Of(claim, DedupeMode.Status, default));
            var known = model.GetValueOrDefault(key);
            if (known is null && (claim.Amount is not null || terms == Sale.Fixed))
            {
                model[key] = new PlainConversion(claim.ClickId!.Value, claim.Status ?? terms.AutoStatus, claim.Amount, PayoutOf(terms, claim.Amount), 1);
            }
            else if (known is not null && known.Click == claim.ClickId)
            {
                var next = known with { Status = claim.Status ?? known.Status, Amount = claim.Amount ?? known.Amount };
                model[key] = next == known ? known : next with { Payout = PayoutOf(terms, next.Amount), History = known.History + 1 };
            }
        }

        private static decimal PayoutOf(EventTerms terms, decimal? amount) =>
            terms == Sale.Fixed ? 2.5m : Math.Round(amount!.Value * 0.125m, 2, MidpointRounding.ToEven);
    }
}
