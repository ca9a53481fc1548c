using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What came of opening a link to a trace.</summary>
public abstract record SharedTraceOpening
{
    private SharedTraceOpening() { }

    /// <summary>It is shown.</summary>
    /// <param name="Trace">What its audience sees.</param>
    /// <param name="TenantName">Who shares it.</param>
    /// <param name="PartnerName">For whom; null for anyone.</param>
    /// <param name="TimeZone">The zone its times are told in.</param>
    /// <param name="ExpiresAt">How long it can be opened.</param>
    public sealed record Shown(SharedTrace Trace, string TenantName, string? PartnerName, TimeZoneInfo TimeZone, DateTimeOffset ExpiresAt) : SharedTraceOpening;

    /// <summary>There was such a link, and it shows nothing any more.</summary>
    /// <param name="Why">Why, in a sentence.</param>
    public sealed record Gone(string Why) : SharedTraceOpening;

    /// <summary>There never was.</summary>
    public sealed record Unknown : SharedTraceOpening;
}
