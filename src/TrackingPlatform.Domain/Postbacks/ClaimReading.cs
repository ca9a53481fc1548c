namespace TrackingPlatform.Domain.Postbacks;

/// <summary>What came of reading a postback's values.</summary>
public abstract record ClaimReading
{
    private ClaimReading() { }

    /// <summary>Every value can be right.</summary>
    public sealed record Understood(PostbackClaim Claim) : ClaimReading;

    /// <summary>A value cannot be right, whatever the click.</summary>
    public sealed record Refused(PostbackRefusal Refusal) : ClaimReading;
}
