namespace TrackingPlatform.Data.Reporting;

/// <summary>What came of looking for an id.</summary>
public abstract record TraceResult
{
    private TraceResult() { }

    /// <summary>It belongs to a story.</summary>
    public sealed record Found(TraceStory Story) : TraceResult;

    /// <summary>Nothing of the tenant has this id.</summary>
    /// <param name="Searched">What was searched, in plain words, with how far back.</param>
    public sealed record Unknown(IReadOnlyList<string> Searched) : TraceResult;
}
