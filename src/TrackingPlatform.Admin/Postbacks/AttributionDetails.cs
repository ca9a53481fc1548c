using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Postbacks;

/// <summary>How it is found out who earned a conversion.</summary>
/// <param name="Order">What is asked of a postback, the first answer winning.</param>
/// <param name="CustomerClick">Which of a customer's clicks earns.</param>
public sealed record AttributionDetails(IReadOnlyList<string> Order, string CustomerClick)
{
    internal static AttributionDetails Of(AttributionRules rules) => new([.. rules.Order.Select(WireName<AttributionKey>.Of)], WireName<CustomerTouch>.Of(rules.Touch));
}
