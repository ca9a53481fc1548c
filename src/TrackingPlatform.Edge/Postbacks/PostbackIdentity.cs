using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>What came of asking who sent a postback.</summary>
internal abstract record PostbackIdentity
{
    private PostbackIdentity() { }

    /// <summary>It showed as much as its advertiser must; <paramref name="Noted"/> are the reasons for which stricter checks would refuse it.</summary>
    public sealed record Proven(PostbackSender Sender, SenderProof Proof, IReadOnlyList<string> Noted) : PostbackIdentity
    {
        /// <summary>How it proved who it is, as it is stored.</summary>
        public string How =>
            Proof.IsSigned ? "signature"
            : Proof.IsTokenRight ? "token"
            : Proof.IsAddressListed && Sender.Checks.Address == SenderCheck.Enforced ? "address"
            : "named";
    }

    /// <summary>It did not; <paramref name="Named"/> is whom it names without proof, and <paramref name="Tenant"/> whom it is for, if anyone.</summary>
    public sealed record Unproven(PostbackRefusal Refusal, PostbackSender? Named, TenantId? Tenant) : PostbackIdentity;

    /// <summary>Only its click could tell, which is still on its way, or the database is away.</summary>
    public sealed record Undecided : PostbackIdentity;
}
