using System.Collections.Concurrent;
using Npgsql;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>
/// Has what arrives side by side done together: whatever came while a group was on its way is the next group, so an idle system waits for nothing and a busy one
/// commits once for many. What PostgreSQL refuses of a group is done one by one, so that a bad one hurts itself only.
/// </summary>
/// <param name="together">Does several; as many results, in order.</param>
/// <param name="alone">Does one.</param>
internal sealed class GroupCommit<TKey, TItem, TResult>(
    Func<TKey, IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> together, Func<TKey, TItem, CancellationToken, Task<TResult>> alone)
    where TKey : notnull
{
    // Two on their way for one key keep a small server busy: one is computed while the other is committed.
    private const int AtOnce = 2;
    private const int Most = 128;

    // Longer than those who ask wait; a group must not hang behind a server that does not answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<TKey, Lane> _lanes = new();

    /// <summary>Does one, with others of its key where there are any.</summary>
    /// <param name="key">What may be done together.</param>
    /// <param name="item">What to do.</param>
    /// <param name="cancellationToken">Stops the wait; what is on its way is finished all the same.</param>
    public Task<TResult> RunAsync(TKey key, TItem item, CancellationToken cancellationToken)
    {
        var pending = new Pending(item, cancellationToken);
        var lane = _lanes.GetOrAdd(key, static _ => new Lane());
        if (lane.Enters(pending))
        {
            _ = FollowAsync(key, lane);
        }

        return pending.Done.Task.WaitAsync(cancellationToken);
    }

    private async Task FollowAsync(TKey key, Lane lane)
    {
        while (lane.Next() is { Count: > 0 } group)
        {
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                await RunAsync(key, group, patience.Token);
            }
            catch (Exception failure)
            {
                group.ForEach(pending => pending.Done.TrySetException(failure));
            }
        }
    }

    private async Task RunAsync(TKey key, List<Pending> group, CancellationToken cancellationToken)
    {
        if (group.Count > 1)
        {
            try
            {
                var results = await together(key, [.. group.Select(pending => pending.Item)], cancellationToken);
                for (var index = 0; index < group.Count; index++)
                {
                    group[index].Done.TrySetResult(results[index]);
                }

                return;
            }
            catch (PostgresException)
            {
            }
        }

        foreach (var pending in group)
        {
            try
            {
                pending.Done.TrySetResult(await alone(key, pending.Item, cancellationToken));
            }
            catch (Exception failure)
            {
                pending.Done.TrySetException(failure);
            }
        }
    }

    private sealed record Pending(TItem Item, CancellationToken Cancelled)
    {
        // Whoever waits goes on elsewhere: the group has others to tell.
        public TaskCompletionSource<TResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Lane
    {
        private readonly Lock _gate = new();
        private readonly Queue<Pending> _waiting = new();
        private int _running;

        /// <summary>Takes one up; whether somebody must follow the lane for it.</summary>
        public bool Enters(Pending pending)
        {
            lock (_gate)
            {
                _waiting.Enqueue(pending);
                if (_running == AtOnce)
                {
                    return false;
                }

                _running++;
                return true;
            }
        }

        /// <summary>Who is next, those left out who wait no longer; nobody, when the lane is empty and is followed no more.</summary>
        public List<Pending> Next()
        {
            lock (_gate)
            {
                var group = new List<Pending>(Math.Min(_waiting.Count, Most));
                while (group.Count < Most && _waiting.TryDequeue(out var pending))
                {
                    if (!pending.Cancelled.IsCancellationRequested)
                    {
                        group.Add(pending);
                    }
                }

                if (group.Count == 0)
                {
                    _running--;
                }

                return group;
            }
        }
    }
}
