using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Offers;

/// <summary>A cap in its present period, as pages and the API show it.</summary>
public sealed record CapDetails
{
    [Description("What the counter is called, such as `offer:off_…:conversions:day`.")]
    public required string Cap { get; init; }

    public required CapScope Scope { get; init; }

    /// <summary>What it is on, in words.</summary>
    public required string Name { get; init; }

    [Description("The offer it is set on; null with a campaign.")]
    public OfferId? Offer { get; init; }

    [Description("The campaign it is set on; null with an offer.")]
    public CampaignId? Campaign { get; init; }

    public EventId? Event { get; init; }

    public string? Group { get; init; }

    public bool PerPublisher { get; init; }

    [Description("Whose counter it is; null counts all together, or nobody yet where every publisher has its own.")]
    public PublisherId? Publisher { get; init; }

    public string? PublisherName { get; init; }

    public required CapMeasure What { get; init; }

    public required CapPeriod Period { get; init; }

    public required string Timezone { get; init; }

    public required CapOverflow Overflow { get; init; }

    public int WarnAt { get; init; }

    [Description("Of money; null for clicks and conversions.")]
    public Currency? Currency { get; init; }

    [JsonConverter(typeof(PlainNumberJson))]
    public required string Limit { get; init; }

    [JsonConverter(typeof(PlainNumberJson))]
    public required string Used { get; init; }

    [Description("Clicks handed out to nodes and not spent yet, part of `used`: the cap may be short by this much, and is never passed.")]
    public long Held { get; init; }

    public required DateTimeOffset From { get; init; }

    [Description("Null for a lifetime.")]
    public DateTimeOffset? Until { get; init; }

    [Description("Since when something does not fit any more.")]
    public DateTimeOffset? FullAt { get; init; }

    public DateTimeOffset? WarnedAt { get; init; }

    public required CapPaceState Pace { get; init; }

    [Description("When it will be full at the pace of its period so far; null on track and when it is full.")]
    public DateTimeOffset? FullAbout { get; init; }

    [Description("What the last recount found.")]
    [JsonConverter(typeof(PlainNumberJson))]
    public string? Counted { get; init; }

    public DateTimeOffset? CountedAt { get; init; }

    /// <summary>The share of the limit that is used, 0 to 1.</summary>
    [JsonIgnore]
    public double Share { get; init; }

    /// <summary>It has come to its warning, or is full.</summary>
    [JsonIgnore]
    public bool Warns { get; init; }

    internal static CapDetails Of(CapStanding standing, DateTimeOffset now)
    {
        var (bound, cap) = (standing.Cap, standing.Cap.Cap);
        var pace = CapPace.Of(standing.IsFull ? standing.Used : standing.Spent, cap.Limit, standing.FullAt, standing.Span, now);
        return new CapDetails
        {
            Cap = bound.Key,
            Scope = bound.Scope,
            Name = standing.Name,
            Offer = standing.Offer,
            Campaign = standing.Campaign,
            Event = bound.Scope == CapScope.Event ? new EventId(bound.ScopeId) : null,
            Group = cap.Group,
            PerPublisher = cap.CountsPublishersApart,
            Publisher = standing.Publisher,
            PublisherName = standing.PublisherName,
            What = cap.What,
            Period = cap.Period,
            Timezone = bound.Zone.Id,
            Overflow = cap.Overflow,
            WarnAt = cap.WarnAt ?? 0,
            Currency = cap.IsMoney ? Domain.Amounts.Currency.Of(bound.Currency) : null,
            Limit = Text(cap, cap.Limit),
            Used = Text(cap, standing.Used),
            Held = standing.Held,
            From = standing.Span.Start,
            Until = cap.Period == CapPeriod.Lifetime ? null : standing.Span.End,
            FullAt = standing.FullAt,
            WarnedAt = standing.WarnedAt,
            Pace = pace.State,
            FullAbout = pace.State == CapPaceState.FullAbout ? pace.At : null,
            Counted = standing.Counted is { } counted ? Text(cap, counted) : null,
            CountedAt = standing.CountedAt,
            Share = cap.Limit == 0m ? 1d : Math.Min(1d, (double)(standing.Used / cap.Limit)),
            Warns = standing.Warns || standing.IsFull,
        };
    }

    internal static string Text(Cap cap, decimal figure) => figure.ToString(cap.IsMoney ? "0.00##" : "0", CultureInfo.InvariantCulture);
}
