namespace TrackingPlatform.Domain.Postbacks;

/// <summary>An inbound postback as sent: names understood, values not yet judged. Null means not given.</summary>
public sealed record Postback
{
    /// <summary>Our click id, as text.</summary>
    public string? ClickId { get; init; }

    /// <summary>The advertiser, as a prefixed id.</summary>
    public string? Advertiser { get; init; }

    /// <summary>Event name or id.</summary>
    public string? Event { get; init; }

    /// <summary>The advertiser's id of the transaction.</summary>
    public string? TransactionId { get; init; }

    /// <summary>Sale value.</summary>
    public string? Amount { get; init; }

    /// <summary>Currency of the sale value.</summary>
    public string? Currency { get; init; }

    /// <summary>Wanted status.</summary>
    public string? Status { get; init; }

    /// <summary>When it happened.</summary>
    public string? Timestamp { get; init; }

    /// <summary>Coupon used.</summary>
    public string? Coupon { get; init; }

    /// <summary>The advertiser's id of the customer.</summary>
    public string? UserId { get; init; }

    /// <summary>Offer, for a postback without a click.</summary>
    public string? Offer { get; init; }

    /// <summary>Publisher, for a postback without a click.</summary>
    public string? Publisher { get; init; }

    /// <summary>Creative, as the advertiser knows it.</summary>
    public string? Creative { get; init; }

    /// <summary>Campaign, as the advertiser knows it.</summary>
    public string? CampaignRef { get; init; }

    /// <summary>Line items.</summary>
    public string? Items { get; init; }

    /// <summary>True when nothing shall be stored.</summary>
    public string? DryRun { get; init; }

    /// <summary>True when it may only change what is booked already, as another platform's change URL does.</summary>
    public bool? ChangesOnly { get; init; }

    /// <summary>A visitor's browser reports it: wire name of what becomes of that; null where a server does. No parameter says so.</summary>
    public string? Browser { get; init; }

    /// <summary><c>adv1</c>…<c>adv10</c> at index 0…9; null where not given.</summary>
    public IReadOnlyList<string?> Adv { get; init; } = [];

    /// <summary>Everything else but credentials, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Others { get; init; } = [];
}
