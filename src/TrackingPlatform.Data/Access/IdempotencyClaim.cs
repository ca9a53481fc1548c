namespace TrackingPlatform.Data.Access;

/// <summary>What came of claiming an idempotency key.</summary>
public abstract record IdempotencyClaim
{
    private IdempotencyClaim() { }

    /// <summary>The request is the first under this key: do the work, then settle or release.</summary>
    public sealed record Won : IdempotencyClaim;

    /// <summary>An identical request is being worked on right now.</summary>
    public sealed record Pending : IdempotencyClaim;

    /// <summary>An identical request was answered before.</summary>
    public sealed record Answered(IdempotentAnswer Answer) : IdempotencyClaim;

    /// <summary>The key stands for another request.</summary>
    public sealed record OtherRequest : IdempotencyClaim;
}
