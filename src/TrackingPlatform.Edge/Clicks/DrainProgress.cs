namespace TrackingPlatform.Edge.Clicks;

/// <summary>How far the drain has come, with a way to wait for it.</summary>
internal sealed class DrainProgress
{
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _position;

    public long Position => Volatile.Read(ref _position);

    public void MoveTo(long position)
    {
        Volatile.Write(ref _position, position);
        Interlocked.Exchange(ref _moved, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    public async Task WaitForAsync(long position, TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience);
        while (true)
        {
            // The signal is taken before the look, so a move between the two is not missed.
            var moved = Volatile.Read(ref _moved).Task;
            if (Position >= position)
            {
                return;
            }

            try
            {
                await moved.WaitAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
