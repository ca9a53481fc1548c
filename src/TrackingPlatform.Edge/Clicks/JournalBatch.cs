namespace TrackingPlatform.Edge.Clicks;

/// <summary>Frames that go to disk together, laid out as they will stand in the file, and those who wait for them.</summary>
internal sealed class JournalBatch
{
    private const int FirstBuffer = 64 * 1024;

    private readonly List<JournalWaiter> _waiters = [];
    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(FirstBuffer);

    public long FirstSequence { get; private set; }

    public int Count => _waiters.Count;

    public long LastSequence => FirstSequence + Count - 1;

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    public void Add(long sequence, ReadOnlySpan<byte> payload, JournalWaiter waiter)
    {
        if (Count == 0)
        {
            FirstSequence = sequence;
        }

        var end = Length + JournalFrame.HeaderBytes + payload.Length;
        if (end > _buffer.Length)
        {
            Grow(end);
        }

        JournalFrame.Write(_buffer.AsSpan(Length), sequence, payload);
        Length = end;
        _waiters.Add(waiter);
    }

    /// <summary>Adds the checksums. Done by the writer, outside the lock that appends share.</summary>
    public void Seal()
    {
        for (var at = 0; at < Length;)
        {
            at += JournalFrame.Seal(_buffer.AsSpan(at, Length - at));
        }
    }

    public void CompleteWritten()
    {
        for (var from = 0; from < Count; from += JournalCompletion.Most)
        {
            JournalCompletion.Queue(_waiters, from, FirstSequence + from);
        }
    }

    public void CompleteFailed()
    {
        for (var from = 0; from < Count; from += JournalCompletion.Most)
        {
            JournalCompletion.QueueFailure(_waiters, from);
        }
    }

    public void Clear()
    {
        _waiters.Clear();
        Length = 0;
    }

    private void Grow(int needed)
    {
        var larger = GC.AllocateUninitializedArray<byte>((int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _buffer.Length)));
        Bytes.CopyTo(larger);
        _buffer = larger;
    }
}
