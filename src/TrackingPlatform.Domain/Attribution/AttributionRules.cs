using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Attribution;

/// <summary>How a tenant finds out who earned a conversion.</summary>
/// <param name="Order">What is asked, the first answer winning; each at most once.</param>
/// <param name="Touch">Which of a customer's clicks earns.</param>
public sealed record AttributionRules(IReadOnlyList<AttributionKey> Order, CustomerTouch Touch)
{
    /// <summary>What holds until a tenant says otherwise. Offer and publisher alone are not asked: whoever may send postbacks could give anybody anything.</summary>
    public static readonly AttributionRules Default = new([AttributionKey.ClickId, AttributionKey.Coupon, AttributionKey.UserId], CustomerTouch.LastClick);

    /// <summary>What is asked of a postback, in order: of what it names, what the tenant asks. One that names nothing else that is asked is judged by its click, whatever the order.</summary>
    public IReadOnlyList<AttributionKey> AskedOf(PostbackClaim claim)
    {
        AttributionKey[] asked = [.. Order.Where(claim.Names)];
        return asked.Length == 0 && claim.Names(AttributionKey.ClickId) ? [AttributionKey.ClickId] : asked;
    }
}
