namespace TrackingPlatform.Admin.Access;

/// <summary>A fresh invitation with its secret, which is shown this once.</summary>
internal sealed record InvitationSecret(string Email, string Secret)
{
    /// <summary>Where the invited person goes, below the platform's own address.</summary>
    public string Path => "/invitations/" + Secret;

    /// <summary>Without the secret, which a record would print otherwise.</summary>
    public override string ToString() => Email;
}
