using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Offers;

/// <summary>Lets everybody pass, where nothing is counted: in simulations of the past and in tests.</summary>
public sealed class OpenCaps : ICapGate
{
    /// <summary>The only one needed.</summary>
    public static readonly OpenCaps Instance = new();

    private OpenCaps() { }

    /// <inheritdoc/>
    public bool HasRoom(BoundCap cap, PublisherId publisher, DateTimeOffset now) => true;

    /// <inheritdoc/>
    public bool TryTake(BoundCap cap, PublisherId publisher, DateTimeOffset now) => true;

    /// <inheritdoc/>
    public void PutBack(BoundCap cap, PublisherId publisher, DateTimeOffset now) { }
}
