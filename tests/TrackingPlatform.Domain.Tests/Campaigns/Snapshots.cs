using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Domain.Tests.Campaigns;

/// <summary>Builds snapshots from few words.</summary>
internal sealed class Snapshots
{
    private readonly List<SnapshotContents.OfferRow> _offers = [];
    private readonly List<SnapshotContents.CampaignRow> _campaigns = [];
    private readonly List<SnapshotContents.LinkRow> _links = [];
    private readonly List<SnapshotContents.PublisherRow> _publishers = [];

    private readonly List<SnapshotContents.AccessRow> _access = [];
    private readonly List<SnapshotContents.BlockRow> _blocks = [];

    public Guid Tenant { get; } = Guid.CreateVersion7();

    public string? TenantFallback { get; init; }

    public Guid Publisher(string status = "active")
    {
        var id = Guid.CreateVersion7();
        _publishers.Add(new SnapshotContents.PublisherRow(Tenant, id, status));
        return id;
    }

    public Guid Offer(
        string status = "active", string destination = "https://shop.example/?c={click_id}", string? fallback = null, Func<SnapshotContents.OfferRow, SnapshotContents.OfferRow>? with = null)
    {
        var id = Guid.CreateVersion7();
        var row = new SnapshotContents.OfferRow(Tenant, id, Guid.CreateVersion7(), "Offer " + _offers.Count, status, destination, "EUR", fallback);
        _offers.Add(with?.Invoke(row) ?? row);
        return id;
    }

    public void Access(Guid offer, Guid publisher, string status) => _access.Add(new SnapshotContents.AccessRow(Tenant, offer, publisher, status));

    public void Block(string field, string value, Guid? publisher = null, Guid? offer = null) =>
        _blocks.Add(new SnapshotContents.BlockRow(Tenant, field, value, publisher, offer));

    public Guid Campaign(string status = "active", string? fallback = null, params (Guid Offer, int Weight)[] offers)
    {
        var id = Guid.CreateVersion7();
        _campaigns.Add(new SnapshotContents.CampaignRow(
            Tenant, id, "Campaign", status, fallback, [.. offers.Select(each => new SnapshotContents.WeightRow(each.Offer, each.Weight))]));
        return id;
    }

    /// <summary>A campaign with rules, written as the API writes them.</summary>
    public Guid Campaign(string rules, params (Guid Offer, int Weight)[] offers)
    {
        var id = Campaign(offers: offers);
        _campaigns[^1] = _campaigns[^1] with { Rules = rules };
        return id;
    }

    /// <summary>Changes the campaign added last.</summary>
    public void Campaign(Func<SnapshotContents.CampaignRow, SnapshotContents.CampaignRow> with) => _campaigns[^1] = with(_campaigns[^1]);

    public void Link(string code, Guid campaign, Guid publisher, string status = "active") =>
        _links.Add(new SnapshotContents.LinkRow(Tenant, Guid.CreateVersion7(), code, campaign, publisher, status, new Dictionary<string, string>()));

    public CampaignSnapshot Build() => SnapshotBuilder.Build(new SnapshotContents(
        1, [new SnapshotContents.TenantRow(Tenant, "Tenant", "Europe/Berlin", "EUR", TenantFallback, false)], [], _publishers, _offers, _campaigns, _links, [])
    {
        Access = _access,
        Blocks = _blocks,
    });
}
