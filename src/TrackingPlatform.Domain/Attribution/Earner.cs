using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Attribution;

/// <summary>Who earned a conversion.</summary>
/// <param name="Publisher">The publisher.</param>
/// <param name="Click">The click it earned it with; null without one.</param>
public sealed record Earner(PublisherId Publisher, Click? Click);
