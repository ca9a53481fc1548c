namespace TrackingPlatform.Host.Demo;

/// <summary>A clock that stands where the demo's story is, so that the past is booked by the same code as the present.</summary>
internal sealed class DemoClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
