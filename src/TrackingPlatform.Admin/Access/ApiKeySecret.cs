using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Access;

/// <summary>A fresh key with its secret, which is shown this once.</summary>
public sealed record ApiKeySecret(ApiKeyId Id, string Name, string Secret)
{
    /// <summary>Without the secret, which a record would print otherwise.</summary>
    public override string ToString() => Id.ToString();
}
