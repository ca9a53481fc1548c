namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What conditions of payouts and postback templates may look at beside the click.</summary>
/// <param name="Amount">The sale amount in the offer's currency; null where none was given.</param>
/// <param name="Coupon">The coupon used.</param>
public sealed record SaleFacts(decimal? Amount, string? Coupon)
{
    /// <summary>The event by its name; null while payouts are chosen, which belong to one event.</summary>
    public string? Event { get; init; }

    /// <summary>The status told, by its outside name; null while payouts are chosen.</summary>
    public string? Status { get; init; }
}
