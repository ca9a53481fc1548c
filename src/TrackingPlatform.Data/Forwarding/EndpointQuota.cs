using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>How many deliveries of one endpoint to lease.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Take">At most so many.</param>
/// <param name="ForFresh">So many of them are kept for first attempts, however many retries and replays are due before them.</param>
/// <param name="IsLimited">Whether people have set a limit, which then has the last word.</param>
public readonly record struct EndpointQuota(EndpointKey Endpoint, int Take, int ForFresh = 0, bool IsLimited = false)
{
    /// <summary>The same with fewer; first attempts keep what there is before the others.</summary>
    public EndpointQuota AtMost(int granted) => granted >= Take ? this : this with { Take = granted, ForFresh = Math.Min(ForFresh, granted) };
}
