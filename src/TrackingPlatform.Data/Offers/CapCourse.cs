namespace TrackingPlatform.Data.Offers;

/// <summary>How a cap came to be used in its present period, beside the period before.</summary>
/// <param name="Standing">How it stands.</param>
/// <param name="Points">One a stretch that has begun, in order; none of a lifetime.</param>
/// <param name="Before">What was used in the whole period before; null of a lifetime.</param>
public sealed record CapCourse(CapStanding Standing, IReadOnlyList<CapPoint> Points, decimal? Before);
