using TrackingPlatform.Admin.Amounts;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Offers;

/// <summary>An event of an offer as pages and the API show it.</summary>
public sealed record EventDetails(EventId Id, string Name, bool Default, PriceDraft Payout, PriceDraft Revenue, ConversionStatus AutoStatus)
{
    /// <summary>By the advertiser's transaction id, or without one by the click.</summary>
    public const string DefaultDedupe = "txn_id";

    public string Dedupe { get; init; } = DefaultDedupe;

    public string? Hold { get; init; }

    public IReadOnlyList<CapDraft> Caps { get; init; } = [];

    public bool VisibleToPublisher { get; init; } = true;

    public static EventDetails Of(OfferEvent each, Currency currency) =>
        new(each.Id, each.Name, each.IsDefault, PriceDraft.Of(each.Payout, currency), PriceDraft.Of(each.Revenue, currency), each.AutoStatus) { Caps = CapDraft.Of(each.Caps) };

    /// <summary>To be changed and handed back.</summary>
    public EventDraft ToDraft() => new()
    {
        Id = Id.ToString(),
        Name = Name,
        Payout = Copy(Payout),
        Revenue = Copy(Revenue),
        Default = Default,
        AutoStatus = WireName<ConversionStatus>.Of(AutoStatus),
        Caps = CapDraft.Copy(Caps),
    };

    // A draft of its own: the form writes into it while the details are still on the screen.
    private static PriceDraft Copy(PriceDraft price) => new() { Model = price.Model, Amount = price.Amount, Percent = price.Percent };
}
