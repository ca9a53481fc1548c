using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Offers;

/// <summary>Answers from the counters of one tenant as they once were read, and takes nothing: for the simulator.</summary>
/// <param name="used">What is used of each counter that has begun, and whether it is full.</param>
public sealed class CountedCaps(IReadOnlyDictionary<(string Cap, PublisherId? Publisher, DateTimeOffset Start), (decimal Used, bool IsFull)> used) : ICapGate
{
    /// <inheritdoc/>
    public bool HasRoom(BoundCap cap, PublisherId publisher, DateTimeOffset now)
    {
        var counter = cap.Counter(publisher, now);
        return used.TryGetValue((cap.Key, counter.Publisher, counter.Span.Start), out var found)
            ? found.Used < cap.Cap.Limit && !(cap.Cap.IsMoney && found.IsFull)
            : cap.Cap.Limit > 0m;
    }

    /// <inheritdoc/>
    public bool TryTake(BoundCap cap, PublisherId publisher, DateTimeOffset now) => HasRoom(cap, publisher, now);

    /// <inheritdoc/>
    public void PutBack(BoundCap cap, PublisherId publisher, DateTimeOffset now) { }
}
