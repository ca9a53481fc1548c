using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Offers;

/// <summary>Looks at another gate and takes nothing: for prefetched clicks, which do not count, and for questions about where a visitor would go.</summary>
public sealed class CapLook(ICapGate gate) : ICapGate
{
    /// <inheritdoc/>
    public bool HasRoom(BoundCap cap, PublisherId publisher, DateTimeOffset now) => gate.HasRoom(cap, publisher, now);

    /// <inheritdoc/>
    public bool TryTake(BoundCap cap, PublisherId publisher, DateTimeOffset now) => gate.HasRoom(cap, publisher, now);

    /// <inheritdoc/>
    public void PutBack(BoundCap cap, PublisherId publisher, DateTimeOffset now) { }
}
