using Microsoft.Extensions.ObjectPool;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>
/// Tells a few who waited for the same sync, one after another on one pool thread. Waking a thread costs more than what a request has left to do,
/// so a batch wakes few; and it is not one alone, so that all cores take part.
/// </summary>
internal sealed class JournalCompletion : IThreadPoolWorkItem
{
    /// <summary>How many are told on one thread.</summary>
    public const int Most = 16;

    private static readonly DefaultObjectPool<JournalCompletion> Pool = new(new DefaultPooledObjectPolicy<JournalCompletion>(), 512);

    private readonly JournalWaiter?[] _waiters = new JournalWaiter?[Most];
    private long? _firstSequence;
    private int _count;

    /// <summary>Tells up to <see cref="Most"/> waiters that their frames are on disk.</summary>
    public static void Queue(List<JournalWaiter> waiters, int from, long firstSequence) => Queue(waiters, from, (long?)firstSequence);

    /// <summary>Tells up to <see cref="Most"/> waiters that the disk did not take their frames.</summary>
    public static void QueueFailure(List<JournalWaiter> waiters, int from) => Queue(waiters, from, null);

    /// <inheritdoc/>
    public void Execute()
    {
        for (var index = 0; index < _count; index++)
        {
            // Completed, it is somebody else's at once.
            var waiter = _waiters[index]!; // filled up to the count
            _waiters[index] = null;
            waiter.Complete(_firstSequence is { } first ? JournalAppend.Written(first + index) : JournalAppend.Failed);
        }

        Pool.Return(this);
    }

    private static void Queue(List<JournalWaiter> waiters, int from, long? firstSequence)
    {
        var completion = Pool.Get();
        completion._firstSequence = firstSequence;
        completion._count = Math.Min(Most, waiters.Count - from);
        waiters.CopyTo(from, completion._waiters!, 0, completion._count);
        ThreadPool.UnsafeQueueUserWorkItem(completion, preferLocal: false);
    }
}
