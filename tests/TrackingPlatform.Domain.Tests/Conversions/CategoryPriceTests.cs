using CsCheck;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Tests.Conversions;

/// <summary>An event that pays 5 %, but 3 % of electronics and 8 % of fashion, and earns 1.50 for every toy beside its 10 %.</summary>
public sealed class CategoryPriceTests
{
    private static readonly EventTerms Shop = Sale.Percent with
    {
        Payout = Price.PercentOf(5m).With([new CategoryPrice("electronics", Price.PercentOf(3m)), new CategoryPrice("Fashion", Price.PercentOf(8m))]),
        Revenue = Price.PercentOf(10m).With([new CategoryPrice("toys", Price.Mixed(1.5m, 12m))]),
    };

    private static readonly LineItem Phone = new("P", 1m, 200m, Category: "Electronics");
    private static readonly LineItem Shirts = new("S", 2m, 25m, Category: " fashion ");
    private static readonly LineItem Book = new("B", 1m, 10m);
    private static readonly LineItem Toys = new("T", 3m, 20m, Category: "toys");

    [Fact]
    public void Each_category_has_its_price_and_what_has_none_the_events_own()
    {
        var book = Booked(Claim(null, Phone, Shirts, Book, Toys));

        Assert.Equal(new ConversionMoney(320m, 13.5m, 37.7m), book.Money);
        Assert.Equal("200.00 × 3 % + 50.00 × 8 % + 70.00 × 5 %", book.Pricing!.Payout.Formula);
        Assert.Equal(
            [new("electronics", "200.00 × 3 %", 6m), new("Fashion", "50.00 × 8 %", 4m), new(null, "70.00 × 5 %", 3.5m)],
            book.Pricing.Payout.Categories!);
        Assert.Equal("3 × 1.50 + 60.00 × 12 % + 260.00 × 10 %", book.Pricing.Revenue.Formula);
    }

    [Fact]
    public void Shipping_is_nobodys_category_and_a_discount_is_one_on_every_item()
    {
        var shipped = Booked(Claim(260m, Phone, Shirts));
        Assert.Equal((260m, 10.5m, "200.00 × 3 % + 50.00 × 8 % + 10.00 × 5 %"), (shipped.Money.Amount, shipped.Money.Payout, shipped.Pricing!.Payout.Formula));

        var reduced = Booked(Claim(225m, Phone, Shirts));
        Assert.Equal((225m, 9m, "180.00 × 3 % + 45.00 × 8 %"), (reduced.Money.Amount, reduced.Money.Payout, reduced.Pricing!.Payout.Formula));
    }

    [Fact]
    public void Percentages_are_rounded_together_and_not_one_by_one()
    {
        // Twice 0.125 is 0.25, and not twice 0.12.
        var terms = Shop with { Payout = Price.None.With([new CategoryPrice("a", Price.PercentOf(1m)), new CategoryPrice("b", Price.PercentOf(1m))]) };
        var (one, other) = (new LineItem("1", 1m, 12.5m, Category: "a"), new LineItem("2", 1m, 12.5m, Category: "b"));
        Assert.Equal(0.25m, Booked(Claim(null, one, other), terms).Money.Payout);
        Assert.Equal(0.12m, Booked(Claim(null, one), terms).Money.Payout);
    }

    [Fact]
    public void A_fixed_part_of_a_category_is_for_every_piece_and_one_of_the_event_for_the_event()
    {
        var terms = Shop with { Payout = Price.Fixed(2m).With([new CategoryPrice("toys", Price.Fixed(0.75m)), new CategoryPrice("gift cards", Price.None)]) };
        var card = new LineItem("G", 1m, 50m, Category: "Gift cards");

        var book = Booked(Claim(null, Toys, Toys, card), terms);
        Assert.Equal((6.5m, "6 × 0.75 + 2.00"), (book.Money.Payout, book.Pricing!.Payout.Formula));
        Assert.Equal(["6 × 0.75", "nothing", "2.00"], book.Pricing.Payout.Categories!.Select(part => part.Formula));
        Assert.Equal((2m, "2.00", null), (Booked(Claim(40m), terms).Money.Payout, Booked(Claim(40m), terms).Pricing!.Payout.Formula, Booked(Claim(40m), terms).Pricing!.Payout.Categories));
    }

    [Fact]
    public void A_foreign_basket_is_converted_once_and_each_category_has_its_share()
    {
        var dollar = Currency.Of("USD");
        var terms = Sale.Terms(Shop) with { Rate = new ExchangeRate(dollar, Sale.Euro, 0.9m, Sale.ClickedAt) };

        var book = Assert.IsType<ConversionDecision.Book>(ConversionPolicy.Open(Claim(260m, Phone, Shirts) with { Currency = dollar }, terms));

        Assert.Equal((234m, 9.45m, "180.00 × 3 % + 45.00 × 8 % + 9.00 × 5 %"), (book.Money.Amount, book.Money.Payout, book.Pricing!.Payout.Formula));
        Assert.Equal(260m, book.Pricing.Whole);
    }

    [Fact]
    public void An_amount_put_right_without_items_leaves_each_its_share()
    {
        var booked = State(Claim(260m, Phone, Shirts));

        var half = Assert.IsType<ConversionDecision.Change>(Revise(Claim(130m), booked));
        Assert.Equal((130m, 5.25m, "100.00 × 3 % + 25.00 × 8 % + 5.00 × 5 %"), (half.Money.Amount, half.Money.Payout, half.Pricing!.Payout.Formula));
        Assert.Null(half.Details);

        var more = Assert.IsType<ConversionDecision.Change>(Revise(Claim(520m), After(booked, half)));
        Assert.Equal(21m, more.Money.Payout);
    }

    [Fact]
    public void A_repeat_with_other_items_changes_the_money_and_takes_them_along()
    {
        var booked = State(Claim(null, Phone, Shirts)) with { Details = new PostbackDetails { Coupon = "SPRING", Items = [Phone, Shirts] } };

        var kept = Assert.IsType<ConversionDecision.Change>(Revise(Claim(null, Shirts), booked));
        Assert.Equal((50m, 4m, "SPRING"), (kept.Money.Amount, kept.Money.Payout, kept.Details!.Coupon));
        Assert.Equal([Shirts], kept.Details.Items);

        var moved = Assert.IsType<ConversionDecision.Change>(Revise(Claim(null, Phone with { Category = "fashion" }, Shirts), booked));
        Assert.Equal((250m, 20m), (moved.Money.Amount, moved.Money.Payout));
        Assert.IsType<ConversionDecision.Duplicate>(Revise(Claim(null, Phone with { Category = "fashion" }, Shirts), After(booked, moved)));
    }

    [Fact]
    public void The_same_items_in_another_order_are_a_duplicate_and_so_are_others_where_nothing_goes_by_them()
    {
        Assert.IsType<ConversionDecision.Duplicate>(Revise(Claim(null, Shirts, Phone), State(Claim(null, Phone, Shirts))));

        // Nor is it priced anew because the event pays more by now.
        var dearer = Sale.Terms(Sale.Percent with { Payout = Price.PercentOf(20m) });
        Assert.IsType<ConversionDecision.Duplicate>(ConversionPolicy.Revise(Claim(250m, Phone with { Price = 250m }), dearer, State(Claim(null, Phone, Shirts), Sale.Percent)));
    }

    [Fact]
    public void A_repeat_said_twice_in_a_row_changes_nothing_the_second_time()
    {
        LineItem[][] baskets = [[], [Phone, Shirts], [Shirts, Phone], [Shirts], [Phone with { Category = "fashion" }, Book], [Book with { Price = 0m }]];
        decimal?[] amounts = [null, 0m, 50m, 250m, 333.33m];
        Gen.Select(Gen.Int[0, baskets.Length - 1], Gen.Int[0, amounts.Length - 1]).Array[1, 12].Sample(
            repeats =>
            {
                var booked = State(Claim(null, Phone, Shirts));
                foreach (var claim in repeats.Select(each => Repeat(amounts[each.Item2], baskets[each.Item1])))
                {
                    booked = Revise(claim, booked) is ConversionDecision.Change change ? After(booked, change) : booked;
                    Assert.IsType<ConversionDecision.Duplicate>(Revise(claim, booked));
                    Assert.True(booked.Money.Payout <= (0.08m * booked.Money.Amount) + 0.005m);
                }
            },
            iter: 5_000);
    }

    [Fact]
    public void A_payout_rule_pays_by_categories_of_its_own_and_a_named_payout_goes_by_none()
    {
        var ruled = Shop with { PayoutRules = [new PayoutRule(Price.None.With([new CategoryPrice("fashion", Price.PercentOf(20m))])) { Name = "Fashion week" }] };
        var book = Booked(Claim(null, Phone, Shirts), ruled);
        Assert.Equal((10m, "Fashion week", "50.00 × 20 %"), (book.Money.Payout, book.Pricing!.Payout.Rule, book.Pricing.Payout.Formula));

        var claim = Claim(null, Phone, Shirts);
        var named = Booked(claim with { Details = claim.Details with { Others = [KeyValuePair.Create("payout", "7")] } }, ruled with { Rules = new BookingRules { TakesPayout = true } });
        Assert.Equal((7m, null), (named.Money.Payout, named.Pricing!.Payout.Categories));
    }

    [Fact]
    public void Categories_stand_in_for_a_percentage_but_an_event_that_pays_one_still_needs_an_amount()
    {
        Assert.Equal(ReasonCodes.AmountInvalid, Assert.IsType<ConversionDecision.Refuse>(ConversionPolicy.Open(Sale.Claim(), Sale.Terms(Shop))).Refusal.Reason);
        Assert.Equal((0m, "nothing"), (Booked(Sale.Claim(), Only("toys")).Money.Payout, Booked(Sale.Claim(), Only("toys")).Pricing!.Payout.Formula));
        Assert.Equal("0.00 × 5 %", Booked(Claim(0m)).Pricing!.Payout.Formula);
    }

    [Fact]
    public void Pieces_that_come_to_more_than_can_be_booked_are_refused()
    {
        var many = new LineItem("T", 999_999_999_999m, 0.0001m, Category: "toys");
        var dear = Only("toys") with { Payout = Price.None.With([new CategoryPrice("toys", Price.Fixed(999_999_999_999m))]) };
        Assert.Equal(ReasonCodes.AmountInvalid, Assert.IsType<ConversionDecision.Refuse>(ConversionPolicy.Open(Claim(null, many), Sale.Terms(dear))).Refusal.Reason);
    }

    private static EventTerms Only(string category) => Shop with { Payout = Price.None.With([new CategoryPrice(category, Price.PercentOf(3m))]), Revenue = Price.None };

    private static PostbackClaim Claim(decimal? amount, params LineItem[] items) =>
        Sale.Claim(amount ?? LineItems.Sum(items)) with { Details = new PostbackDetails { Items = items } };

    private static PostbackClaim Repeat(decimal? amount, LineItem[] items) => items.Length > 0 ? Claim(amount, items) : Sale.Claim(amount);

    private static ConversionDecision.Book Booked(PostbackClaim claim, EventTerms? terms = null) =>
        Assert.IsType<ConversionDecision.Book>(ConversionPolicy.Open(claim, Sale.Terms(terms ?? Shop)));

    private static ConversionState State(PostbackClaim claim, EventTerms? terms = null)
    {
        var book = Booked(claim, terms);
        return new ConversionState(ConversionId.New(Sale.ClickedAt), Sale.Click.Id, 1, book.Status, book.Money, null) { Pricing = book.Pricing, Details = claim.Details };
    }

    private static ConversionState After(ConversionState booked, ConversionDecision.Change change) =>
        booked with { Sequence = change.Sequence, Status = change.Status, Money = change.Money, Pricing = change.Pricing, Details = change.Details ?? booked.Details };

    private static ConversionDecision Revise(PostbackClaim claim, ConversionState booked) => ConversionPolicy.Revise(claim, Sale.Terms(Shop), booked);
}
