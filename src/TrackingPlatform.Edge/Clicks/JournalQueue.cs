namespace TrackingPlatform.Edge.Clicks;

/// <summary>
/// Hands appends to the writer: producers fill one batch while the writer has the other on its way to disk.
/// There is no timer; a batch is whatever arrived during the last write.
/// </summary>
internal sealed class JournalQueue(int capacityBytes, long nextSequence) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly AutoResetEvent _work = new(initialState: false);
    private JournalBatch _filling = new();
    private JournalBatch _spare = new();
    private long _next = nextSequence;
    private long _refused;
    private int _writingBytes;
    private bool _writerSleeps;
    private bool _closed;

    public long NextSequence
    {
        get
        {
            lock (_gate)
            {
                return _next;
            }
        }
    }

    public int WaitingBytes
    {
        get
        {
            lock (_gate)
            {
                return _filling.Length + _writingBytes;
            }
        }
    }

    public long Refused => Volatile.Read(ref _refused);

    /// <summary>Copies the payload; the caller may use its buffer again at once.</summary>
    public ValueTask<JournalAppend> AppendAsync(ReadOnlySpan<byte> payload)
    {
        var waiter = JournalWaiter.Rent();
        var task = waiter.Task;
        bool wake;
        lock (_gate)
        {
            if (_closed || (long)_filling.Length + _writingBytes + JournalFrame.HeaderBytes + payload.Length > capacityBytes)
            {
                _refused++;
                waiter.Complete(JournalAppend.Refused);
                return task;
            }

            _filling.Add(_next++, payload, waiter);
            wake = _writerSleeps;
            _writerSleeps = false;
        }

        if (wake)
        {
            _work.Set();
        }

        return task;
    }

    /// <summary>Waits for a batch. To be called by the writer alone, which gives the batch back before it takes the next.</summary>
    /// <returns>Nothing once the queue is closed and empty.</returns>
    public JournalBatch? Take()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_filling.Count > 0)
                {
                    var batch = _filling;
                    _filling = _spare;
                    _spare = batch;
                    _writingBytes = batch.Length;
                    return batch;
                }

                if (_closed)
                {
                    return null;
                }

                _writerSleeps = true;
            }

            _work.WaitOne();
        }
    }

    public void GiveBack(JournalBatch batch)
    {
        batch.Clear();
        lock (_gate)
        {
            _writingBytes = 0;
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _writerSleeps = false;
        }

        _work.Set();
    }

    public void Dispose() => _work.Dispose();
}
