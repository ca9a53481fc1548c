using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Advertisers;

/// <summary>What a postback shows of its sender.</summary>
/// <param name="HasToken">It carries a token, right or wrong.</param>
/// <param name="IsTokenRight">The token is the advertiser's.</param>
/// <param name="Signature">What its signature turned out to be; null when it carries none.</param>
/// <param name="IsAddressListed">It comes from an address on the advertiser's list.</param>
public sealed record SenderProof(bool HasToken, bool IsTokenRight, SignatureVerdict? Signature, bool IsAddressListed)
{
    /// <summary>Shown by what only the advertiser knows.</summary>
    public bool IsSecretShown => IsTokenRight || IsSigned;

    /// <summary>The signature is right.</summary>
    public bool IsSigned => Signature == SignatureVerdict.Valid;
}
