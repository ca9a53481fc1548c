namespace TrackingPlatform.Domain.Campaigns;

/// <summary>One rule of a campaign: the first in the list that holds decides.</summary>
/// <param name="Name">What people call it; 1 to 80 characters.</param>
/// <param name="When">What must hold; null always holds.</param>
/// <param name="Then">Where it leads.</param>
/// <param name="IsPaused">Passed over for now.</param>
public sealed record RoutingRule(string Name, Condition? When, RuleTarget Then, bool IsPaused)
{
    /// <summary>Rules of one campaign at the most.</summary>
    public const int Most = 50;

    /// <summary>Characters of a name at the most.</summary>
    public const int LongestName = 80;
}
