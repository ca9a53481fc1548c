using TrackingPlatform.Admin.Amounts;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Offers;

/// <summary>An event of an offer as pages and the API show it.</summary>
public sealed record EventDetails(EventId Id, string Name, bool Default, PriceDraft Payout, PriceDraft Revenue, ConversionStatus AutoStatus)
{
    /// <summary>What a repeat does.</summary>
    public DedupeMode Dedupe { get; init; }

    /// <summary>ISO 8601; null: approved conversions do not wait.</summary>
    public string? Hold { get; init; }

    /// <summary>ISO 8601; null: as long as the offer says.</summary>
    public string? AttributionWindow { get; init; }

    public string? MinAmount { get; init; }

    public string? MaxAmount { get; init; }

    public bool RevenueFromPostback { get; init; }

    public bool PayoutFromPostback { get; init; }

    /// <summary>The first that fits pays.</summary>
    public IReadOnlyList<PayoutRuleDraft> PayoutRules { get; init; } = [];

    public IReadOnlyList<CapDraft> Caps { get; init; } = [];

    public bool VisibleToPublisher { get; init; } = true;

    public static EventDetails Of(OfferEvent each, Currency currency) =>
        new(each.Id, each.Name, each.IsDefault, PriceDraft.Of(each.Payout, currency), PriceDraft.Of(each.Revenue, currency), each.AutoStatus)
        {
            Dedupe = each.Rules.Dedupe,
            Hold = each.Rules.Hold is { } hold ? IsoDuration.Format(hold) : null,
            AttributionWindow = each.Rules.AttributionWindow is { } window ? IsoDuration.Format(window) : null,
            MinAmount = Plain(each.Rules.LeastAmount, currency),
            MaxAmount = Plain(each.Rules.MostAmount, currency),
            RevenueFromPostback = each.Rules.TakesRevenue,
            PayoutFromPostback = each.Rules.TakesPayout,
            PayoutRules = PayoutRuleDraft.Of(each.PayoutRules),
            Caps = CapDraft.Of(each.Caps),
            VisibleToPublisher = each.Rules.IsVisible,
        };

    /// <summary>To be changed and handed back.</summary>
    public EventDraft ToDraft() => new()
    {
        Id = Id.ToString(),
        Name = Name,
        Payout = Payout.Copy(),
        Revenue = Revenue.Copy(),
        Default = Default,
        AutoStatus = WireName<ConversionStatus>.Of(AutoStatus),
        Dedupe = WireName<DedupeMode>.Of(Dedupe),
        Hold = Hold,
        AttributionWindow = AttributionWindow,
        MinAmount = MinAmount,
        MaxAmount = MaxAmount,
        RevenueFromPostback = RevenueFromPostback,
        PayoutFromPostback = PayoutFromPostback,
        PayoutRules = PayoutRuleDraft.Copy(PayoutRules),
        Caps = CapDraft.Copy(Caps),
        VisibleToPublisher = VisibleToPublisher,
    };

    private static string? Plain(decimal? amount, Currency currency) => amount is { } given ? new Money(given, currency).ToPlainString() : null;
}
