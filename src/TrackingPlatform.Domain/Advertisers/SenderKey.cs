namespace TrackingPlatform.Domain.Advertisers;

/// <summary>One secret of an advertiser: its postback token, which signs too.</summary>
/// <param name="Hash">SHA-256 of the token.</param>
/// <param name="Cipher">The token, sealed.</param>
/// <param name="Until">From when on it no longer counts; null while it is the one in use.</param>
public sealed record SenderKey(byte[] Hash, string Cipher, DateTimeOffset? Until)
{
    /// <summary>Whether it counts at a moment.</summary>
    public bool IsValidAt(DateTimeOffset now) => Until is not { } until || now < until;
}
