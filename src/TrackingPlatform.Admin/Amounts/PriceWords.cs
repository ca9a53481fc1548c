using System.Globalization;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Amounts;

/// <summary>A price as people read it, and what is left between two of them.</summary>
internal static class PriceWords
{
    /// <summary><c>€2.50</c>, <c>12.5 %</c>, <c>€2.50 + 12.5 %</c>, a dash for nothing; where items of some categories have other prices, it says so.</summary>
    public static string Of(PriceDraft? draft, string currency) =>
        Read(draft) is not { } price ? Figures.Absent : draft?.Categories is { Count: > 0 } ? Of(price, currency) + ", by category" : Of(price, currency);

    /// <summary>Says when the publisher would get more than the advertiser owes; null when never, or while a price is unfinished.</summary>
    public static string? Loss(PriceDraft? payout, PriceDraft? revenue, string currency)
    {
        if (Read(payout) is not { } paid || Read(revenue) is not { } earned)
        {
            return null;
        }

        var (amount, percent) = (paid.Amount - earned.Amount, paid.Percent - earned.Percent);
        return (Math.Sign(amount), Math.Sign(percent)) switch
        {
            (0 or -1, 0 or -1) => LossByCategory(paid, earned, currency),
            (1, 0) => $"Loses {Money(amount, currency)} on every conversion.",
            (0, 1) => $"Loses {Percent(percent)} of every sale.",
            (1, 1) => $"Loses {Money(amount, currency)} and {Percent(percent)} of the sale on every conversion.",
            (1, _) => $"Loses on sales under {Money(100m * amount / -percent, currency)}.",
            _ => $"Loses on sales over {Money(100m * -amount / percent, currency)}.",
        };
    }

    /// <summary>What the tenant keeps, in words; null while a price is unfinished or nothing is left.</summary>
    public static string? Margin(PriceDraft? payout, PriceDraft? revenue, string currency)
    {
        if (Read(payout) is not { } paid || Read(revenue) is not { } earned || Loss(payout, revenue, currency) is not null)
        {
            return null;
        }

        var (amount, percent) = (earned.Amount - paid.Amount, earned.Percent - paid.Percent);
        var exception = paid.Categories.Count + earned.Categories.Count == 0 ? "" : " where no category says otherwise";
        return amount + percent == 0 ? null : $"You keep {Words(amount, percent, currency)}{exception}.";
    }

    // Sales are dear and cheap, so only what holds for every item of a category is said.
    private static string? LossByCategory(Price paid, Price earned, string currency)
    {
        foreach (var category in paid.Categories.Concat(earned.Categories).Select(each => each.Category))
        {
            var (payout, revenue) = (paid.ForItemsOf(category), earned.ForItemsOf(category));
            var (amount, percent) = (payout.Amount - revenue.Amount, payout.Percent - revenue.Percent);
            if (amount >= 0 && percent >= 0 && amount + percent > 0)
            {
                return $"Loses {(amount > 0 ? Money(amount, currency) + " on every piece" : Percent(percent))} of {category}.";
            }
        }

        return null;
    }

    private static Price? Read(PriceDraft? draft)
    {
        if (draft is null || !WireName<PriceModel>.TryParse(draft.Model, out var model))
        {
            return null;
        }

        var (needsAmount, needsPercent) = (model is PriceModel.Fixed or PriceModel.Mixed, model is PriceModel.Percent or PriceModel.Mixed);
        var (amount, percent) = (0m, 0m);
        return (needsAmount && !IsRead(draft.Amount, Domain.Amounts.Money.Limit, out amount)) || (needsPercent && !IsRead(draft.Percent, 1_000m, out percent))
            ? null
            : Price.Of(model, amount, percent).With(ReadCategories(draft.Categories));
    }

    // What is unfinished, or there already, is left out until it is put right.
    private static List<CategoryPrice> ReadCategories(List<CategoryPriceDraft>? drafts)
    {
        var read = new List<CategoryPrice>();
        foreach (var draft in (drafts ?? []).Take(Price.MostCategories))
        {
            if (draft.Category?.Trim() is { Length: > 0 and <= CategoryPrice.LongestName } name && !read.Exists(each => each.Is(name)) && draft.Price?.Categories is null or [] && Read(draft.Price) is { } price)
            {
                read.Add(new CategoryPrice(name, price));
            }
        }

        return read;
    }

    private static bool IsRead(string? text, decimal most, out decimal value) => PlainDecimal.TryParse(text?.Trim(), out value) && value >= 0 && value <= most;

    private static string Of(Price price, string currency) => price.Model switch
    {
        PriceModel.None => Figures.Absent,
        PriceModel.Fixed => Money(price.Amount, currency),
        PriceModel.Percent => Percent(price.Percent),
        PriceModel.Mixed => $"{Money(price.Amount, currency)} + {Percent(price.Percent)}",
    };

    private static string Words(decimal amount, decimal percent, string currency) =>
        percent == 0 ? Money(amount, currency) : amount == 0 ? $"{Percent(percent)} of the sale" : $"{Money(amount, currency)} and {Percent(percent)} of the sale";

    // Fixed amounts may have four decimals, more than the currency is booked with.
    private static string Money(decimal amount, string currency) =>
        decimal.Round(amount, 2) == amount ? Figures.Money(amount, currency) : $"{amount.ToString("0.####", Figures.Culture)} {currency}";

    private static string Percent(decimal percent) => percent.ToString("0.####", CultureInfo.InvariantCulture) + " %";
}
