using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>How traffic is routed: rules in order, offers for whom no rule takes, and a fallback.</summary>
public sealed class Campaign : ITenantOwned
{
    private readonly List<CampaignOffer> _offers = [];

    private Campaign() { }

    /// <summary>Adds a campaign.</summary>
    public static Campaign Create(TenantId tenantId, string name, DateTimeOffset now) => new()
    {
        TenantId = tenantId,
        Id = CampaignId.New(now),
        Name = name,
        CreatedAt = now,
        ChangedAt = now,
    };

    /// <inheritdoc/>
    public TenantId TenantId { get; private set; }

    /// <summary>The campaign's identifier.</summary>
    public CampaignId Id { get; private set; }

    /// <summary>What people call it; 1 to 120 characters.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Where a visitor goes who may go to none of its offers; null follows the tenant's fallback.</summary>
    public string? FallbackUrl { get; private set; }

    /// <summary>Whether it takes part.</summary>
    public EntityStatus Status { get; private set; }

    /// <summary>Its rules, the first that holds decides.</summary>
    public IReadOnlyList<RoutingRule> Rules { get; private set; } = [];

    /// <summary>How one of its own offers is chosen.</summary>
    public Rotation Rotation { get; private set; }

    /// <summary>Visitors stay with the offer they got.</summary>
    public bool IsSticky { get; private set; }

    /// <summary>Offers that a visitor has not seen go first.</summary>
    public bool PrefersUnseen { get; private set; }

    /// <summary>How one of its own offers is chosen, all in one.</summary>
    public RouteChoice Choice => new(Rotation, IsSticky, PrefersUnseen);

    /// <summary>What its optimised routes make as much of as they can.</summary>
    public OptimisationGoal Goal { get; private set; } = Optimisation.Usual.Goal;

    /// <summary>The part of the visitors of optimised routes that is spread evenly, in percent from 1 to 100.</summary>
    public int Exploration { get; private set; } = Optimisation.UsualExploration;

    /// <summary>What its optimised routes are after, all in one.</summary>
    public Optimisation Optimisation => new(Goal, Exploration);

    /// <summary>Caps of all that goes through it.</summary>
    public IReadOnlyList<Cap> Caps { get; private set; } = [];

    /// <summary>Its offers with their weights, in the order people gave them.</summary>
    public IReadOnlyList<CampaignOffer> Offers => _offers;

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The row's version, for optimistic concurrency.</summary>
    public uint Version { get; private set; }

    /// <summary>Changes name, fallback and status.</summary>
    public void Describe(string name, string? fallbackUrl, EntityStatus status, DateTimeOffset now) =>
        (Name, FallbackUrl, Status, ChangedAt) = (name, fallbackUrl, status, now);

    /// <summary>Replaces the rules.</summary>
    public void SetRules(IReadOnlyList<RoutingRule> rules, DateTimeOffset now) => (Rules, ChangedAt) = (rules, now);

    /// <summary>Says how one of its own offers is chosen.</summary>
    public void Rotate(RouteChoice choice, DateTimeOffset now) =>
        (Rotation, IsSticky, PrefersUnseen, ChangedAt) = (choice.Rotation, choice.IsSticky, choice.PrefersUnseen, now);

    /// <summary>Says what its optimised routes are after. What they learnt stays.</summary>
    public void Optimise(Optimisation optimisation, DateTimeOffset now) => (Goal, Exploration, ChangedAt) = (optimisation.Goal, optimisation.Exploration, now);

    /// <summary>Says how much goes through it.</summary>
    public void Limit(IReadOnlyList<Cap> caps, DateTimeOffset now) => (Caps, ChangedAt) = (caps, now);

    /// <summary>Replaces the offers and their weights.</summary>
    /// <param name="weights">Each offer once, with a weight of 0 to 1,000,000; an offer of weight 0 gets no traffic.</param>
    /// <param name="now">The time of the change.</param>
    public void Route(IReadOnlyList<(OfferId Offer, int Weight)> weights, DateTimeOffset now)
    {
        _offers.RemoveAll(existing => weights.All(wanted => wanted.Offer != existing.OfferId));
        for (var position = 0; position < weights.Count; position++)
        {
            var (offer, weight) = weights[position];
            if (_offers.Find(existing => existing.OfferId == offer) is { } kept)
            {
                kept.Weigh(weight, position);
            }
            else
            {
                _offers.Add(new CampaignOffer(TenantId, Id, offer, weight, position));
            }
        }

        ChangedAt = now;
    }
}
