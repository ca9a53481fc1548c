using System.Collections.Immutable;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What a node remembers of a visitor: by a keyed hash for a day, or longer by a first-party cookie where the tenant uses one.</summary>
/// <param name="Clicks">Clicks today on anything of the tenant's, the present one not counted.</param>
/// <param name="IsReturning">Whether the visitor was there before, today or, with a cookie, earlier.</param>
/// <param name="Seen">The offers shown to the visitor, the latest last; the oldest are forgotten.</param>
public readonly record struct VisitHistory(int Clicks, bool IsReturning, ImmutableArray<OfferId> Seen)
{
    /// <summary>Nobody is remembered.</summary>
    public static VisitHistory None { get; } = new(0, false, []);

    /// <summary>Whether an offer was shown before.</summary>
    public bool HasSeen(OfferId offer) => !Seen.IsDefaultOrEmpty && Seen.Contains(offer);
}
