using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Advertisers;

/// <summary>Decides whether what a postback shows of its sender is enough.</summary>
public static class SenderPolicy
{
    /// <summary>Judges a proof by an advertiser's checks.</summary>
    /// <param name="checks">What is asked for.</param>
    /// <param name="proof">What was shown.</param>
    /// <param name="noted">The reasons for which it would be refused if what only reports were enforced.</param>
    /// <returns>Why it is refused; null when it is taken.</returns>
    public static PostbackRefusal? Judge(SenderChecks checks, SenderProof proof, out IReadOnlyList<string> noted)
    {
        PostbackRefusal? refusal = null;
        var reported = new List<string>();
        foreach (var (check, problem) in new[] { (checks.Token, Token(proof)), (checks.Signature, Signature(proof)), (checks.Address, Address(proof)) })
        {
            if (problem is null || check == SenderCheck.Off)
            {
                continue;
            }

            if (check == SenderCheck.Enforced)
            {
                refusal ??= problem;
            }
            else if (!reported.Contains(problem.Reason))
            {
                reported.Add(problem.Reason);
            }
        }

        noted = reported;
        return refusal;
    }

    // A signature is made with the token's own secret, so a right one says as much; a wrong one is named first, since it was meant as the proof.
    private static PostbackRefusal? Token(SenderProof proof) =>
        proof.IsSecretShown ? null
        : proof.Signature is not null ? Signature(proof)
        : proof.HasToken ? new(ReasonCodes.TokenWrong, "The token is not this advertiser's; copy postback_url again.", 401)
        : new(ReasonCodes.TokenMissing, "Send the advertiser's token, as its postback_url does, or a signature.", 401);

    private static PostbackRefusal? Signature(SenderProof proof) => proof.Signature switch
    {
        SignatureVerdict.Valid => null,
        null => new(ReasonCodes.SignatureWrong, "This advertiser's postbacks must be signed: send X-Signature.", 401),
        SignatureVerdict.Expired => new(ReasonCodes.SignatureWrong, "The signed time is more than five minutes away from ours; check the clock.", 401),
        SignatureVerdict.Malformed => new(ReasonCodes.SignatureWrong, "X-Signature is t=<unix seconds>,v1=<hex HMAC-SHA256>.", 401),
        SignatureVerdict.Wrong => new(
            ReasonCodes.SignatureWrong, "The signature does not fit: sign t, a dot, and the raw body, or the raw query where there is no body.", 401),
    };

    private static PostbackRefusal? Address(SenderProof proof) =>
        proof.IsAddressListed ? null : new(ReasonCodes.IpNotListed, "The sending address is not on this advertiser's list; add it there, or send from one that is.", 403);
}
