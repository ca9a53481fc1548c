using Npgsql;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Conversions;

/// <summary>Who earned something, with all that booking it and telling them needs, as of one transaction.</summary>
internal sealed record BookingContext(
    TenantId Tenant, Earner Earner, OfferTerms? Offer, PublisherStatus PublisherStatus, string? CampaignName, IReadOnlyList<TemplatePlan> Templates)
{
    public PublisherId Publisher => Earner.Publisher;

    public Click? Click => Earner.Click;

    public CampaignId? Campaign => Click?.CampaignId;

    public LinkId? Link => Click?.LinkId;

    /// <summary>Nothing of it is real money: it moves no figures and no caps, and no publisher hears of it.</summary>
    public bool IsTest => Click?.Flags.HasFlag(ClickFlags.Test) is true;

    /// <summary>What keeps back a share of the publisher's conversions.</summary>
    public IReadOnlyList<Throttle> Throttles { get; init; } = [];

    /// <summary>Whether any of the tenant's own webhooks hears of changes.</summary>
    public bool HasWebhooks { get; init; }

    /// <summary>The tenant's time zone, where a payout rule of the offer needs it.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Adds the statements that read the caps of a conversion of theirs. They come after the conversion is stored or locked.</summary>
    public void AddCaps(NpgsqlBatch batch, OfferTerms offer, EventId @event) => CapsInForce.AddTo(batch, Tenant, offer.Id, @event, Campaign);

    /// <summary>Reads what <see cref="AddCaps"/> asked for.</summary>
    public async Task<CapsInForce> ReadCapsAsync(NpgsqlDataReader rows, OfferTerms offer, EventId @event, CancellationToken cancellationToken)
    {
        var caps = await CapsInForce.ReadAsync(rows, Tenant, Publisher, offer, @event, Campaign, cancellationToken);
        return IsTest ? caps with { Caps = [] } : caps;
    }
}
