using System.ComponentModel;
using System.Text.Json.Serialization;
using TrackingPlatform.Data.Offers;

namespace TrackingPlatform.Admin.Offers;

/// <summary>How a cap came to be used in its present period, beside the period before.</summary>
public sealed record CapCourseDetails
{
    public required CapDetails Cap { get; init; }

    [Description("One for each stretch of the period that has begun; none of a lifetime.")]
    public required IReadOnlyList<CapPointDetails> Points { get; init; }

    [Description("What was used in the whole period before; null of a lifetime.")]
    [JsonConverter(typeof(PlainNumberJson))]
    public string? Before { get; init; }

    internal static CapCourseDetails Of(CapCourse course, DateTimeOffset now)
    {
        var cap = course.Standing.Cap.Cap;
        return new CapCourseDetails
        {
            Cap = CapDetails.Of(course.Standing, now),
            Points = [.. course.Points.Select(point => new CapPointDetails { From = point.From, Used = CapDetails.Text(cap, point.Used), Before = CapDetails.Text(cap, point.Before) })],
            Before = course.Before is { } before ? CapDetails.Text(cap, before) : null,
        };
    }
}
