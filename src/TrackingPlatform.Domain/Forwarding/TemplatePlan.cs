using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>An active template of the publisher, in the version that new deliveries are planned with.</summary>
/// <param name="Id">The template.</param>
/// <param name="Version">The version's number.</param>
/// <param name="Endpoint">Scheme, host and port it goes to.</param>
/// <param name="Offers">Only conversions of these offers are told; empty means all.</param>
/// <param name="Events">Only these events are told, by name without regard to case; empty means all.</param>
/// <param name="Statuses">Only changes to these statuses are told.</param>
/// <param name="References">The macros it carries; null when it cannot be understood any more.</param>
public sealed record TemplatePlan(
    TemplateId Id, int Version, string Endpoint, IReadOnlyCollection<OfferId> Offers, IReadOnlyCollection<string> Events,
    IReadOnlyCollection<ConversionStatus> Statuses, IReadOnlyCollection<MacroReference>? References)
{
    /// <summary>Only conversions of clicks through these links are told; empty means all.</summary>
    public IReadOnlyCollection<LinkId> Links { get; init; } = [];

    /// <summary>What must hold besides; null when nothing need.</summary>
    public Condition? When { get; init; }

    /// <summary>The tenant's zone, which <see cref="When"/> may ask the time in.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>How long a change is kept back before it is told.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How changes are gathered; null tells each on its own.</summary>
    public BatchRule? Batch { get; init; }

    /// <summary>How long after planning the first attempt comes at the latest: kept back, then gathered.</summary>
    public TimeSpan Wait => Delay + (Batch?.Every ?? TimeSpan.Zero);
}
