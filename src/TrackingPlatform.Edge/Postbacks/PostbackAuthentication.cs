using System.Security.Cryptography;
using System.Text;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>Asks a postback who sent it: by token, or by a signature made with the same secret. Needs no database.</summary>
internal sealed class PostbackAuthentication(IAdvertiserDirectory advertisers, SecretBox secrets)
{
    private const int LongestToken = 200;

    public PostbackIdentity Identify(PostbackRequest request, DateTimeOffset now)
    {
        var named = EntityId.TryParse<AdvertiserId>(request.Find(PostbackFields.Advertiser)?.Trim(), out var id) ? advertisers.Find(id) : null;
        return request.Signature is { } signature ? BySignature(request, signature, named, now) : ByToken(request, named);
    }

    private PostbackIdentity ByToken(PostbackRequest request, PostbackSender? named)
    {
        if (request.Find(PostbackFields.Token) is not { Length: > 0 } token)
        {
            return Refuse(ReasonCodes.TokenMissing, "Send the advertiser's token, as its postback_url does, or a signature.", named);
        }

        var sender = BearerOf(token);
        var isAnother = sender is not null && request.Find(PostbackFields.Advertiser) is not null && named?.Id != sender.Id;
        return sender is null || isAnother
            ? Refuse(ReasonCodes.TokenWrong, "The token is not this advertiser's; copy postback_url again.", named)
            : new PostbackIdentity.Proven(sender, IsSigned: false);
    }

    private PostbackIdentity BySignature(PostbackRequest request, string signature, PostbackSender? named, DateTimeOffset now)
    {
        var signer = named ?? (request.Find(PostbackFields.Token) is { } token ? BearerOf(token) : null);
        if (signer is null)
        {
            return Refuse(ReasonCodes.SignatureWrong, "Name the advertiser whose secret signed it: advertiser=adv_…, as in its postback_url.", null);
        }

        var secret = secrets.Open(SecretPurpose.PostbackToken, signer.TokenCipher);
        var signed = PostbackSignature.SignedBytes(request.RawBody, request.RawQuery);
        var verdict = secret is null ? SignatureVerdict.Wrong : PostbackSignature.Verify(signature, Encoding.UTF8.GetString(secret), signed, now);
        return verdict switch
        {
            SignatureVerdict.Valid => new PostbackIdentity.Proven(signer, IsSigned: true),
            SignatureVerdict.Expired => Refuse(ReasonCodes.SignatureWrong, "The signed time is more than five minutes away from ours; check the clock.", signer),
            SignatureVerdict.Malformed => Refuse(ReasonCodes.SignatureWrong, "X-Signature is t=<unix seconds>,v1=<hex HMAC-SHA256>.", signer),
            SignatureVerdict.Wrong => Refuse(
                ReasonCodes.SignatureWrong, "The signature does not fit: sign t, a dot, and the raw body, or the raw query where there is no body.", signer),
        };
    }

    private PostbackSender? BearerOf(string token)
    {
        if (token.Length > LongestToken)
        {
            return null;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        return advertisers.FindByTokenHash(hash) is { } found && CryptographicOperations.FixedTimeEquals(hash, found.TokenHash) ? found : null;
    }

    private static PostbackIdentity.Unproven Refuse(string reason, string detail, PostbackSender? named) => new(new PostbackRefusal(reason, detail, 401), named);
}
