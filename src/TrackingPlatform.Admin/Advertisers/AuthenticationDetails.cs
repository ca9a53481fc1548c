using TrackingPlatform.Domain.Advertisers;

namespace TrackingPlatform.Admin.Advertisers;

/// <summary>What an advertiser's postbacks must prove.</summary>
/// <param name="Token">That they carry the token.</param>
/// <param name="Signature">That they are signed.</param>
/// <param name="Address">That they come from one of the addresses.</param>
/// <param name="Addresses">Addresses and ranges they come from.</param>
/// <param name="FormerTokenUntil">Until when the token before the present one still counts; null when it does not.</param>
public sealed record AuthenticationDetails(
    SenderCheck Token, SenderCheck Signature, SenderCheck Address, IReadOnlyList<string> Addresses, DateTimeOffset? FormerTokenUntil);
