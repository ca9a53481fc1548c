using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Edge.Campaigns;

/// <summary>The snapshot in force. A request takes it once and works with that one to its end.</summary>
internal sealed class CurrentSnapshot
{
    private CampaignSnapshot? _value;

    /// <summary>The snapshot; an empty one until the first is loaded.</summary>
    public CampaignSnapshot Value => Volatile.Read(ref _value) ?? CampaignSnapshot.Empty;

    /// <summary>True once a snapshot was loaded, from the database or from disk.</summary>
    public bool IsLoaded => Volatile.Read(ref _value) is not null;

    public void Replace(CampaignSnapshot snapshot) => Volatile.Write(ref _value, snapshot);
}
