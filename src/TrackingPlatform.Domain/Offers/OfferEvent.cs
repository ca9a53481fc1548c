using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Offers;

/// <summary>A named step of an offer, such as <c>lead</c> or <c>sale</c>, with its own money.</summary>
public sealed class OfferEvent : ITenantOwned
{
    private OfferEvent() { }

    internal OfferEvent(TenantId tenantId, OfferId offerId, EventId id, string name, int position) =>
        (TenantId, OfferId, Id, Name, Position) = (tenantId, offerId, id, name, position);

    /// <inheritdoc/>
    public TenantId TenantId { get; private set; }

    /// <summary>The offer it is a step of.</summary>
    public OfferId OfferId { get; private set; }

    /// <summary>The event's identifier.</summary>
    public EventId Id { get; private set; }

    /// <summary>Its name in postbacks: 1 to 60 characters of letters, digits, <c>_</c>, <c>-</c> and <c>.</c>; unique in the offer without regard to case.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>True for the event that a postback without <c>event</c> means.</summary>
    public bool IsDefault { get; internal set; }

    /// <summary>What the publisher gets.</summary>
    public Price Payout { get; private set; } = Price.None;

    /// <summary>What the advertiser owes.</summary>
    public Price Revenue { get; private set; } = Price.None;

    /// <summary>The status a conversion gets when its postback names none.</summary>
    public ConversionStatus AutoStatus { get; private set; } = ConversionStatus.Approved;

    /// <summary>Caps of this event alone, beside those of the offer.</summary>
    public IReadOnlyList<Cap> Caps { get; private set; } = [];

    /// <summary>How its conversions are taken.</summary>
    public BookingRules Rules { get; private set; } = BookingRules.Default;

    /// <summary>Other payouts than <see cref="Payout"/>, the first that fits.</summary>
    public IReadOnlyList<PayoutRule> PayoutRules { get; private set; } = [];

    /// <summary>Place in the offer's list, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>No new conversions are taken for a retired event; those booked keep it.</summary>
    public bool IsRetired { get; private set; }

    /// <summary>Says how its conversions are taken.</summary>
    public void TakeBy(BookingRules rules) => Rules = rules;

    /// <summary>Says who is paid otherwise.</summary>
    public void PayBy(IReadOnlyList<PayoutRule> rules) => PayoutRules = rules;

    /// <summary>Sets the money.</summary>
    public void SetPrices(Price payout, Price revenue) => (Payout, Revenue) = (payout, revenue);

    /// <summary>Says how much of it is taken.</summary>
    public void Limit(IReadOnlyList<Cap> caps) => Caps = caps;

    /// <summary>Changes name, status and place.</summary>
    public void Describe(string name, ConversionStatus autoStatus, int position) => (Name, AutoStatus, Position) = (name, autoStatus, position);

    /// <summary>Takes the event out of use, or back in.</summary>
    public void Retire(bool isRetired) => IsRetired = isRetired;
}
