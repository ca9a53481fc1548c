namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What a reply says about a host.</summary>
public abstract record HostFinding
{
    private HostFinding() { }

    /// <summary>It leads here.</summary>
    public sealed record Proven : HostFinding;

    /// <summary>It sends plain requests on to its own encrypted address: ask there.</summary>
    public sealed record AskAgain(Uri At) : HostFinding;

    /// <summary>It does not lead here.</summary>
    /// <param name="Problem">What was found instead of what was expected, in a sentence.</param>
    public sealed record Unproven(string Problem) : HostFinding;
}
