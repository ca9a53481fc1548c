namespace TrackingPlatform.Domain.Offers;

/// <summary>What a repeat of an event does: another postback with the same key, which is the transaction within offer and event, or without one the click.</summary>
public enum DedupeMode
{
    /// <summary>A repeat may give another status, never another amount.</summary>
    New,

    /// <summary>A new status or amount changes the conversion; anything else is a duplicate.</summary>
    Status,

    /// <summary>A repeat changes nothing, whatever it says.</summary>
    Ignore,

    /// <summary>A repeat replaces amount, status and details; what it leaves out is as if it had never been said.</summary>
    Overwrite,

    /// <summary>Every postback is a further conversion, as renewals and baskets are. Nothing but a person changes it afterwards.</summary>
    KeepAndAdd,

    /// <summary>As <see cref="Status"/>, but the key is the advertiser's <c>event_ref</c> where it is sent: several occurrences within one transaction or click.</summary>
    EventRef,
}
