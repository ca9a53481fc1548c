namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What came back when a host was asked for its token.</summary>
public abstract record HostReply
{
    private HostReply() { }

    /// <summary>There was an answer.</summary>
    /// <param name="StatusCode">Its status.</param>
    /// <param name="Body">The beginning of its body.</param>
    /// <param name="Location">Where it sends the caller; null when nowhere.</param>
    public sealed record Answered(int StatusCode, string Body, Uri? Location) : HostReply;

    /// <summary>There was none.</summary>
    /// <param name="Detail">Why, in a sentence.</param>
    public sealed record Silent(string Detail) : HostReply;
}
