namespace TrackingPlatform.Domain.Postbacks;

/// <summary>What a signature turned out to be.</summary>
public enum SignatureVerdict
{
    /// <summary>Made with the secret, over these bytes, within the time allowed.</summary>
    Valid,

    /// <summary>Not of the form <c>t=…,v1=…</c>.</summary>
    Malformed,

    /// <summary>Its time is more than five minutes from ours.</summary>
    Expired,

    /// <summary>Made with another secret or over other bytes.</summary>
    Wrong,
}
