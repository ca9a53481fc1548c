using System.Text.Json;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Admin.Amounts;

/// <summary>Reads a payout or revenue from its draft.</summary>
internal static class PriceReading
{
    /// <param name="draft">The draft.</param>
    /// <param name="field">Where it stands, such as <c>events[0].payout</c>.</param>
    /// <param name="who">Who gets or owes it, for the message.</param>
    /// <param name="check">Collects the problems; the answer counts only when there are none.</param>
    public static Price Read(PriceDraft? draft, string field, string who, DraftCheck check)
    {
        if (draft?.Model is null)
        {
            check.Refuse(draft is null ? field : field + ".model", "required", $"Say what {who}: model fixed, percent, mixed, or none for nothing.");
            return Price.None;
        }

        check.NoOthers(draft.Others, field + ".");
        var model = check.Choice(field + ".model", draft.Model, PriceModel.None);
        var amount = Part(draft.Amount, model is PriceModel.Fixed or PriceModel.Mixed, field + ".amount", "2.50", Money.Limit, model, check);
        var percent = Part(draft.Percent, model is PriceModel.Percent or PriceModel.Mixed, field + ".percent", "12.5", Price.MostPercent, model, check);
        return Price.Of(model, amount, percent).With(Categories(draft.Categories, field + ".categories", check));
    }

    private static IReadOnlyList<CategoryPrice> Categories(List<CategoryPriceDraft>? drafts, string field, DraftCheck check)
    {
        if (drafts is null or [])
        {
            return [];
        }

        var json = JsonSerializer.SerializeToElement(drafts, AdminJson.Default.ListCategoryPriceDraft);
        ConditionReading.PlainTexts(json, field, check);
        var categories = PriceJson.ReadCategories(json, out var problems);
        ConditionReading.Refuse(problems, path => field + path, check);
        return problems.Count == 0 ? categories : [];
    }

    private static decimal Part(string? text, bool isUsed, string field, string example, decimal most, PriceModel model, DraftCheck check)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (isUsed)
            {
                check.Refuse(field, "required", $"Write a decimal such as \"{example}\".");
            }

            return 0m;
        }

        if (!isUsed)
        {
            check.Refuse(field, "invalid", $"The model {Domain.Tenancy.WireName<PriceModel>.Of(model)} does not use this; leave it out or choose another model.");
            return 0m;
        }

        if (!PlainDecimal.TryParse(text.Trim(), out var value))
        {
            check.Refuse(field, "invalid", $"Write a plain decimal with a point and at most four decimals, such as \"{example}\".");
            return 0m;
        }

        if (value < 0 || value > most)
        {
            check.Refuse(field, "invalid", $"It must lie between 0 and {most:0.####}.");
            return 0m;
        }

        return value;
    }
}
