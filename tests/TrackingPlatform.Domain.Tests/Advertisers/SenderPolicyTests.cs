using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Tests.Advertisers;

public sealed class SenderPolicyTests
{
    private static readonly SenderProof Nothing = new(HasToken: false, IsTokenRight: false, Signature: null, IsAddressListed: false);
    private static readonly SenderProof Token = Nothing with { HasToken = true, IsTokenRight = true };
    private static readonly SenderProof Signed = Nothing with { Signature = SignatureVerdict.Valid };

    [Fact]
    public void By_default_a_token_or_a_signature_is_enough()
    {
        Assert.Null(Refusal(SenderChecks.Usual, Token));
        Assert.Null(Refusal(SenderChecks.Usual, Signed));
        Assert.Equal(("token_missing", 401), Refusal(SenderChecks.Usual, Nothing));
        Assert.Equal(("token_wrong", 401), Refusal(SenderChecks.Usual, Nothing with { HasToken = true }));
        Assert.Equal(("signature_wrong", 401), Refusal(SenderChecks.Usual, Nothing with { Signature = SignatureVerdict.Expired }));
    }

    [Fact]
    public void An_enforced_signature_is_asked_for_beside_the_token()
    {
        var checks = SenderChecks.Usual with { Signature = SenderCheck.Enforced };

        Assert.Equal(("signature_wrong", 401), Refusal(checks, Token));
        Assert.Equal(("signature_wrong", 401), Refusal(checks, Token with { Signature = SignatureVerdict.Wrong }));
        Assert.Null(Refusal(checks, Signed));
    }

    [Fact]
    public void An_enforced_address_list_is_asked_beside_the_token()
    {
        var checks = SenderChecks.Usual with { Address = SenderCheck.Enforced };

        Assert.Equal(("ip_not_listed", 403), Refusal(checks, Token));
        Assert.Null(Refusal(checks, Token with { IsAddressListed = true }));
        Assert.Null(Refusal(new SenderChecks(SenderCheck.Off, SenderCheck.Off, SenderCheck.Enforced), Nothing with { IsAddressListed = true }));
    }

    [Fact]
    public void What_only_reports_refuses_nothing_and_notes_what_it_would_refuse()
    {
        var checks = new SenderChecks(SenderCheck.ReportOnly, SenderCheck.ReportOnly, SenderCheck.ReportOnly);

        Assert.Null(SenderPolicy.Judge(checks, Nothing, out var all));
        Assert.Null(SenderPolicy.Judge(checks, Signed with { IsAddressListed = true }, out var none));
        Assert.Equal(["token_missing", "signature_wrong", "ip_not_listed"], all);
        Assert.Empty(none);
    }

    [Fact]
    public void Off_asks_and_notes_nothing()
    {
        Assert.Null(SenderPolicy.Judge(new SenderChecks(SenderCheck.Off, SenderCheck.Off, SenderCheck.Off), Nothing, out var noted));
        Assert.Empty(noted);
    }

    private static (string, int)? Refusal(SenderChecks checks, SenderProof proof) =>
        SenderPolicy.Judge(checks, proof, out _) is { } refusal ? (refusal.Reason, refusal.HttpStatus) : null;
}
