namespace TrackingPlatform.Domain.Advertisers;

/// <summary>What an advertiser's postbacks must prove.</summary>
/// <param name="Token">That they carry the advertiser's token. A valid signature, made with the same secret, proves as much.</param>
/// <param name="Signature">That they are signed.</param>
/// <param name="Address">That they come from an address on the advertiser's list.</param>
public sealed record SenderChecks(SenderCheck Token, SenderCheck Signature, SenderCheck Address)
{
    /// <summary>A token or a signature, from anywhere.</summary>
    public static readonly SenderChecks Usual = new(SenderCheck.Enforced, SenderCheck.Off, SenderCheck.Off);

    /// <summary>Nothing at all is asked for: whoever knows the advertiser's id can report conversions.</summary>
    public bool AreOpen => Token != SenderCheck.Enforced && Signature != SenderCheck.Enforced && Address != SenderCheck.Enforced;
}
