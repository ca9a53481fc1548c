using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>What came of asking who sent a postback.</summary>
internal abstract record PostbackIdentity
{
    private PostbackIdentity() { }

    /// <summary>It proved who sent it.</summary>
    public sealed record Proven(PostbackSender Sender, bool IsSigned) : PostbackIdentity;

    /// <summary>It did not; <paramref name="Named"/> is whom it names without proof, if anyone.</summary>
    public sealed record Unproven(PostbackRefusal Refusal, PostbackSender? Named) : PostbackIdentity;
}
