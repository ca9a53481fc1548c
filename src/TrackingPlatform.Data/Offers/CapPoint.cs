namespace TrackingPlatform.Data.Offers;

/// <summary>One point of a cap's course.</summary>
/// <param name="From">The beginning of the stretch.</param>
/// <param name="Used">What was used from the period's beginning to the stretch's end, as it is stored.</param>
/// <param name="Before">The same of the period before, as long after its beginning; of the stretch that now lies in, up to that moment.</param>
public readonly record struct CapPoint(DateTimeOffset From, decimal Used, decimal Before);
