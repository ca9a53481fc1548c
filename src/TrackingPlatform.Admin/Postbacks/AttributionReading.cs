using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Postbacks;

/// <summary>Turns a draft of how it is found out who earned a conversion into rules, or says what is wrong with it.</summary>
internal static class AttributionReading
{
    public const string OrderField = "attribution.order";

    public const string TouchField = "attribution.customer_click";

    public static AttributionRules Read(AttributionDraft draft, AttributionRules current, DraftCheck check)
    {
        check.NoOthers(draft.Others, "attribution.");
        var order = new List<AttributionKey>();
        foreach (var name in draft.Order ?? [])
        {
            if (!WireName<AttributionKey>.TryParse(name, out var key))
            {
                check.Refuse(OrderField, "invalid", $"Use any of {string.Join(", ", WireName<AttributionKey>.All)}.");
            }
            else if (order.Contains(key))
            {
                check.Refuse(OrderField, "invalid", $"{name} stands there twice; ask each only once.");
            }
            else
            {
                order.Add(key);
            }
        }

        if (draft.Order is { Count: 0 })
        {
            check.Refuse(OrderField, "required", "Ask at least one; without any nobody could earn anything.");
        }

        return new AttributionRules(draft.Order is null ? current.Order : order, check.Choice(TouchField, draft.CustomerClick, current.Touch));
    }
}
