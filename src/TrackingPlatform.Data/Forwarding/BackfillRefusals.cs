namespace TrackingPlatform.Data.Forwarding;

/// <summary>What a condition or a throttle keeps from a template, of conversions that it would be told of otherwise.</summary>
/// <param name="Reasons">How many, by reason code.</param>
/// <param name="Payout">What they earned, by currency.</param>
/// <param name="IsCutOff">Whether there were more than were asked.</param>
internal sealed record BackfillRefusals(IReadOnlyDictionary<string, long> Reasons, IReadOnlyDictionary<string, decimal> Payout, bool IsCutOff)
{
    public static BackfillRefusals None { get; } = new(new Dictionary<string, long>(), new Dictionary<string, decimal>(), IsCutOff: false);
}
