namespace TrackingPlatform.Testing.Faults;

/// <summary>The machine's clock after somebody set it: wall time jumps, elapsed time does not.</summary>
public sealed class JumpingClock : TimeProvider
{
    private long ticksOff;

    /// <summary>How far it is from the right time.</summary>
    public TimeSpan Off
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref ticksOff));
        set => Interlocked.Exchange(ref ticksOff, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Off;
}
