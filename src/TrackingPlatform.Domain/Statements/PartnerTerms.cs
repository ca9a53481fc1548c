namespace TrackingPlatform.Domain.Statements;

/// <summary>How a partner is paid, or pays.</summary>
/// <param name="DueDays">Days from the making of a statement or invoice until it is due.</param>
/// <param name="Minimum">What a statement must come to so that it is paid, in its currency; less is carried to the next.</param>
/// <param name="HoldDays">How long a change of the books rests before a statement takes it up, so that what is returned meanwhile is never paid.</param>
public sealed record PartnerTerms(int DueDays, decimal Minimum, int HoldDays)
{
    /// <summary>The longest time to pay, and to rest.</summary>
    public const int MostDays = 366;

    /// <summary>What applies where nobody said anything else.</summary>
    public static readonly PartnerTerms Usual = new(30, 0m, 0);
}
