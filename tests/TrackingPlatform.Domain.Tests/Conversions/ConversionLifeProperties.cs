using CsCheck;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Tests.Conversions;

/// <summary>One conversion through any life: postbacks in any order, repeated and lost, with a hold time that may end in between.</summary>
public sealed class ConversionLifeProperties
{
    private const int HoldHours = 12;

    private static readonly Gen<DedupeMode> Modes = OneOf(DedupeMode.New, DedupeMode.Status, DedupeMode.Ignore, DedupeMode.Overwrite, DedupeMode.EventRef);

    private static readonly Gen<Said> AnySaid = Gen.Select(
        OneOf<ConversionStatus?>([null, .. Enum.GetValues<ConversionStatus>().Select(status => (ConversionStatus?)status)]),
        OneOf<decimal?>(null, 0m, 33.33m, 66.66m),
        (status, amount) => new Said(status, amount));

    // What was sent, each at its place, perhaps twice, perhaps not at all.
    private static readonly Gen<Said[]> AnyLife = AnySaid.Array[1, 12].SelectMany(sent =>
        Gen.Int[-1, sent.Length - 1].Array[1, 24].Select(arrivals => Array.ConvertAll(arrivals, at => at < 0 ? Said.Nothing : sent[at])));

    [Fact]
    public void Every_life_ends_as_a_plain_reading_of_it_and_the_deltas_sum_to_the_end() =>
        Gen.Select(Modes, Gen.Bool, AnyLife).Sample(
            (mode, isHeld, life) =>
            {
                var terms = Sale.Terms(Sale.Percent with { Rules = new BookingRules { Dedupe = mode, Hold = isHeld ? TimeSpan.FromHours(HoldHours) : null } });
                ConversionState? booked = null;
                PlainLife? plain = null;
                var (folded, changes) = (default(ConversionFigures), 0);
                for (var hour = 0; hour < life.Length; hour++)
                {
                    var now = Sale.ClickedAt.AddHours(hour);
                    if (booked is { ReleaseAt: { } due } && due <= now)
                    {
                        booked = Turn(booked, ConversionPolicy.Release(booked), ref folded, ref changes);
                    }

                    plain?.Wake(hour);
                    if (life[hour] == Said.Nothing)
                    {
                        continue;
                    }

                    var claim = Sale.Claim(life[hour].Amount, life[hour].Status) with { OccurredAt = Sale.ClickedAt, ArrivedAt = now };
                    booked = Turn(booked, booked is null ? ConversionPolicy.Open(claim, terms) : ConversionPolicy.Revise(claim, terms, booked), ref folded, ref changes);
                    plain = PlainLife.Read(plain, life[hour], mode, hour, isHeld);
                }

                Assert.Equal(plain is null, booked is null);
                Assert.Equal(booked?.Figures ?? default, folded);
                if (booked is not null)
                {
                    Assert.Equal((plain!.Shown, plain.Amount, plain.IsWaiting), (booked.Status, booked.Money.Amount!.Value, booked.ReleaseAt is not null));
                    Assert.Equal(decimal.Round(plain.Amount * 0.125m, 2, MidpointRounding.ToEven), booked.Money.Payout);
                    Assert.Equal(changes, booked.Sequence);
                }
            },
            iter: 30_000);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static ConversionState? Turn(ConversionState? booked, ConversionDecision decision, ref ConversionFigures folded, ref int changes)
    {
        var next = decision switch
        {
            ConversionDecision.Book book => new ConversionState(ConversionId.New(Sale.ClickedAt), Sale.Click.Id, 1, book.Status, book.Money, null)
            {
                Reason = book.Reason,
                Pricing = book.Pricing,
                ReleaseAt = book.ReleaseAt,
                OccurredAt = Sale.ClickedAt,
            },
            ConversionDecision.Change change => booked! with
            {
                Sequence = change.Sequence,
                Status = change.Status,
                Money = change.Money,
                Reason = change.Reason,
                Pricing = change.Pricing,
                ReleaseAt = change.ReleaseAt,
            },
            _ => booked,
        };
        changes += next == booked ? 0 : 1;
        folded += (next?.Figures ?? default) - (booked?.Figures ?? default);
        return next;
    }

    private sealed record Said(ConversionStatus? Status, decimal? Amount)
    {
        public static readonly Said Nothing = new(null, -1m);
    }

    /// <summary>The obvious reading: the advertiser's last word counts as far as the mode lets it, and approval waits for the hold time.</summary>
    private sealed class PlainLife
    {
        public decimal Amount { get; private set; }

        public bool IsWaiting { get; private set; }

        public ConversionStatus Shown => IsWaiting ? ConversionStatus.Hold : Word;

        private ConversionStatus Word { get; set; }

        public static PlainLife? Read(PlainLife? known, Said said, DedupeMode mode, int hour, bool isHeld)
        {
            if (known is null)
            {
                // A percentage needs an amount: without one nothing is booked.
                return said.Amount is { } first ? new PlainLife { Amount = first, Word = ConversionStatus.Hold }.Hear(said.Status ?? ConversionStatus.Approved, hour, isHeld) : null;
            }

            if (mode == DedupeMode.Ignore || (mode == DedupeMode.Overwrite && said.Amount is null))
            {
                return known;
            }

            known.Amount = mode == DedupeMode.New ? known.Amount : said.Amount ?? known.Amount;
            var word = said.Status ?? (mode == DedupeMode.Overwrite ? ConversionStatus.Approved : null);
            return word is { } spoken ? known.Hear(spoken, hour, isHeld) : known;
        }

        public void Wake(int hour) => (Word, IsWaiting) = IsWaiting && hour >= HoldHours ? (ConversionStatus.Approved, false) : (Word, IsWaiting);

        private PlainLife Hear(ConversionStatus word, int hour, bool isHeld)
        {
            IsWaiting = word == ConversionStatus.Approved && Shown != ConversionStatus.Approved && isHeld && hour < HoldHours;
            Word = word;
            return this;
        }
    }
}
