namespace TrackingPlatform.Domain.Attribution;

/// <summary>The text of a coupon, which shoppers type as they like.</summary>
public static class CouponCode
{
    /// <summary>Characters of a code.</summary>
    public const int Longest = 100;

    /// <summary>What codes are told apart by: the same for every way of writing one in capitals and small letters.</summary>
    public static string KeyOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Trim().ToUpperInvariant();
    }
}
