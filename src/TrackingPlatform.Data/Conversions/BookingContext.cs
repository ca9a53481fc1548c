using Npgsql;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Data.Conversions;

/// <summary>A click with all that booking and telling its publisher needs, as of one transaction.</summary>
internal sealed record BookingContext(
    Click Click, OfferTerms? Offer, PublisherStatus PublisherStatus, string? CampaignName, IReadOnlyList<TemplatePlan> Templates)
{
    /// <summary>Nothing of it is real money: it moves no figures and no caps, and no publisher hears of it.</summary>
    public bool IsTest => Click.Flags.HasFlag(ClickFlags.Test);

    /// <summary>The tenant's time zone, where a payout rule of the offer needs it.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Adds the statements that read the caps of a conversion of this click. They come after the conversion is stored or locked.</summary>
    public void AddCaps(NpgsqlBatch batch, OfferTerms offer, EventId @event) => CapsInForce.AddTo(batch, Click.TenantId, offer.Id, @event, Click.CampaignId);

    /// <summary>Reads what <see cref="AddCaps"/> asked for.</summary>
    public async Task<CapsInForce> ReadCapsAsync(NpgsqlDataReader rows, OfferTerms offer, EventId @event, CancellationToken cancellationToken)
    {
        var caps = await CapsInForce.ReadAsync(rows, Click.TenantId, Click.PublisherId, offer, @event, Click.CampaignId, cancellationToken);
        return IsTest ? caps with { Caps = [] } : caps;
    }
}
