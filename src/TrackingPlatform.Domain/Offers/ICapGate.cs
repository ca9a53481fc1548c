using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Offers;

/// <summary>Whether caps have room for one more visitor. Thread-safe; takes no lock, allocates nothing and asks nobody else.</summary>
public interface ICapGate
{
    /// <summary>Whether there is room. Takes nothing, so the answer may be another a moment later.</summary>
    /// <param name="cap">A cap that applies to the publisher.</param>
    /// <param name="publisher">Who sent the visitor.</param>
    /// <param name="now">The moment of the click.</param>
    bool HasRoom(BoundCap cap, PublisherId publisher, DateTimeOffset now);

    /// <summary>Takes what one visitor needs; false when there is no room, and then nothing is taken.</summary>
    bool TryTake(BoundCap cap, PublisherId publisher, DateTimeOffset now);

    /// <summary>Gives back what <see cref="TryTake"/> took at the same moment.</summary>
    void PutBack(BoundCap cap, PublisherId publisher, DateTimeOffset now);
}
