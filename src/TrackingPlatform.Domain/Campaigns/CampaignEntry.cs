using System.Collections.Immutable;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What routing may know of a campaign, with its weights ready to draw from.</summary>
public sealed class CampaignEntry
{
    private readonly ImmutableArray<OfferEntry> _drawn;
    private readonly ImmutableArray<long> _upTo;

    /// <param name="tenant">Whose campaign it is.</param>
    /// <param name="id">The campaign.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="status">Whether it takes part.</param>
    /// <param name="fallback">Where a visitor goes who may go to none of its offers, or null.</param>
    /// <param name="offers">Its offers with their weights, in order.</param>
    public CampaignEntry(
        TenantEntry tenant, CampaignId id, string name, EntityStatus status, MacroTemplate? fallback, IReadOnlyList<(OfferEntry Offer, int Weight)> offers)
    {
        Tenant = tenant;
        Id = id;
        Name = name;
        Status = status;
        Fallback = fallback;
        Offers = [.. offers];
        var open = offers.Where(share => share.Weight > 0 && share.Offer.Status == EntityStatus.Active).ToList();
        _drawn = [.. open.Select(share => share.Offer)];
        var sum = 0L;
        _upTo = [.. open.Select(share => sum += share.Weight)];
    }

    /// <summary>Whose campaign it is.</summary>
    public TenantEntry Tenant { get; }

    /// <summary>The campaign.</summary>
    public CampaignId Id { get; }

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>Whether it takes part.</summary>
    public EntityStatus Status { get; }

    /// <summary>Where a visitor goes who may go to none of its offers, or null.</summary>
    public MacroTemplate? Fallback { get; }

    /// <summary>All its offers with their weights, in order.</summary>
    public ImmutableArray<(OfferEntry Offer, int Weight)> Offers { get; }

    /// <summary>The sum of the weights of the offers that take part.</summary>
    public long TotalWeight => _upTo.IsEmpty ? 0 : _upTo[^1];

    /// <summary>Chooses among the offers that take part, each as often as its weight says.</summary>
    /// <param name="draw">A sample from [0, 1), the same chance for every value.</param>
    /// <returns>The offer, or null when none takes part.</returns>
    public OfferEntry? Draw(double draw)
    {
        if (_upTo.IsEmpty)
        {
            return null;
        }

        var ticket = (long)(draw * TotalWeight);
        var index = 0;
        while (_upTo[index] <= ticket && index < _upTo.Length - 1)
        {
            index++;
        }

        return _drawn[index];
    }

    /// <summary>The weight an offer is drawn with; 0 when it does not take part.</summary>
    public int WeightOf(OfferEntry offer)
    {
        foreach (var share in Offers)
        {
            if (ReferenceEquals(share.Offer, offer))
            {
                return share.Weight;
            }
        }

        return 0;
    }
}
