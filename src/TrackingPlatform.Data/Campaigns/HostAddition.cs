namespace TrackingPlatform.Data.Campaigns;

/// <summary>What became of adding a host.</summary>
public enum HostAddition
{
    /// <summary>It is there, to be proven.</summary>
    Added,

    /// <summary>The tenant has it already.</summary>
    Present,

    /// <summary>Another tenant has proven it.</summary>
    Taken,
}
