using System.Threading.Tasks.Sources;
using Microsoft.Extensions.ObjectPool;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>What one append waits on; goes back to the pool when its result has been taken.</summary>
internal sealed class JournalWaiter : IValueTaskSource<JournalAppend>
{
    private const int Kept = 8_192;

    private static readonly DefaultObjectPool<JournalWaiter> Pool = new(new DefaultPooledObjectPolicy<JournalWaiter>(), Kept);

    // Continuations run where the waiter is completed: in a JournalCompletion, never on the thread that the next batch waits for.
    private ManualResetValueTaskSourceCore<JournalAppend> _core;

    public ValueTask<JournalAppend> Task => new(this, _core.Version);

    public static JournalWaiter Rent() => Pool.Get();

    public void Complete(JournalAppend outcome) => _core.SetResult(outcome);

    public JournalAppend GetResult(short token)
    {
        var outcome = _core.GetResult(token);
        _core.Reset();
        Pool.Return(this);
        return outcome;
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
