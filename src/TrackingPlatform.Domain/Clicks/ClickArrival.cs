using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Says how long to wait for a click that is not stored yet.</summary>
public static class ClickArrival
{
    /// <summary>How long after its own time a click may still be on its way.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    // Nodes' clocks differ a little; an id from further ahead than this was never made here.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>When to look again for a click that is not stored, or null when it will not come any more.</summary>
    /// <param name="click">The click asked for.</param>
    /// <param name="waitingSince">When the postback that asks for it arrived.</param>
    /// <param name="now">The present.</param>
    /// <param name="oldestUndrained">The moment of the oldest click not yet drained, if any is known.</param>
    public static DateTimeOffset? NextLook(ClickId click, DateTimeOffset waitingSince, DateTimeOffset now, DateTimeOffset? oldestUndrained)
    {
        var clickedAt = EntityId.TimeOf(click.Value);
        var isRecent = clickedAt - now <= ClockSkew && now - clickedAt <= Patience;
        var isBehindTheDrain = clickedAt - now <= ClockSkew && oldestUndrained is { } oldest && clickedAt >= oldest;
        if (!isRecent && !isBehindTheDrain)
        {
            return null;
        }

        // As long again as it has waited already: 1 s, 2 s, 4 s … 30 s.
        var waited = now - waitingSince;
        var pause = waited < ShortestWait ? ShortestWait : waited > LongestWait ? LongestWait : waited;
        return now + pause;
    }
}
