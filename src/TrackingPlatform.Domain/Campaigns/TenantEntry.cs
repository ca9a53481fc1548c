using System.Collections.Frozen;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What routing may know of a tenant.</summary>
/// <param name="Id">The tenant.</param>
/// <param name="TimeZone">The zone of its days.</param>
/// <param name="Currency">The currency of its books.</param>
/// <param name="Fallback">Where visitors go in the end; null shows the plain page.</param>
/// <param name="AlwaysAnswers200">Postbacks are answered with 200 throughout.</param>
public sealed record TenantEntry(TenantId Id, TimeZoneInfo TimeZone, Currency Currency, MacroTemplate? Fallback, bool AlwaysAnswers200)
{
    /// <summary>Sources and sub-ids whose visitors are not taken.</summary>
    public TrafficBlocks Blocks { get; init; } = TrafficBlocks.None;

    /// <summary>The other platforms' postbacks that are taken.</summary>
    public FrozenDictionary<PostbackDialect, DialectSettings> Dialects { get; init; } = FrozenDictionary<PostbackDialect, DialectSettings>.Empty;

    /// <summary>Visitors are told apart by a cookie of the tracking host as well, where they allow it.</summary>
    public bool UsesVisitorCookie { get; init; }

    /// <summary>Pages keep nothing with a visitor unless the visitor has agreed.</summary>
    public bool RequiresConsent { get; init; }

    /// <summary>The tenant's day of a moment.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZone).DateTime);
}
