namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Why an attempt ended without a status code.</summary>
public enum AttemptFailure
{
    /// <summary>The address, a header or the body cannot be sent as they are.</summary>
    UrlInvalid,

    /// <summary>The host resolves to an address that is not public.</summary>
    PrivateAddress,

    /// <summary>The host did not resolve, or not in time.</summary>
    Dns,

    /// <summary>No connection, or it broke before an answer came.</summary>
    Connect,

    /// <summary>The encrypted connection could not be set up.</summary>
    Tls,

    /// <summary>No answer within the time allowed.</summary>
    Timeout,

    /// <summary>What came back is not HTTP, or its headers are too large.</summary>
    ResponseInvalid,
}
